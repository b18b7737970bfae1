#!/usr/bin/env node
// dist/cli.js: starts the `kontext` command on a Node that can run it. Kept free of imports of ours, since it must run on Node 18.
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const neededMajor = 24;
const ownFile = fileURLToPath(import.meta.url);

if (Number.parseInt(process.versions.node, 10) >= neededMajor) {
  if (process.channel) {
    process.on('disconnect', () => process.exit(1));
    // Listening must not keep a finished command alive.
    process.channel.unref();
  }
  await import(new URL('./main/cli-main.js', import.meta.url).href);
} else {
  const node = findNode(path.dirname(ownFile));
  if (node === null) {
    process.stderr.write(
      `kontext needs Node ${neededMajor} or newer, and this is Node ${process.versions.node}: run "npm ci" in the project's folder, which brings its own.\n`,
    );
    process.exit(2);
  }
  // Loaded here alone: they take longer to load than the rest of a start that needs no other Node.
  const [{ spawn }, { isatty }] = await Promise.all([import('node:child_process'), import('node:tty')]);
  // At a terminal the whole group gets Ctrl+C, and that the terminal is closed; twice would mean "at once, without tidying up".
  const heardByAll = [0, 1, 2].some((stream) => isatty(stream));
  // Before there is a command: on a busy computer it runs, and may be told to end, before this program has its turn again.
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => heardByAll || child.kill(signal));
  // The channel carries no messages: that it breaks is how the command learns that its launcher was killed.
  const child = spawn(node, [...process.execArgv, ownFile, ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  child.on('error', (error) => {
    process.stderr.write(`kontext could not be started: ${error.message}\n`);
    process.exit(2);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
}

/** The Node that npm installed beside the project, seen from a folder upwards. */
function findNode(from: string): string | null {
  const file = path.join('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  for (let folder = from; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, file);
    if (existsSync(candidate)) return candidate;
    if (folder === path.dirname(folder)) return null;
  }
}
