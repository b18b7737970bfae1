// What a start of the command may load: by the imports of its source, since a module that is loaded is paid for by every start.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

/** Everything that is loaded with these files: sources by their paths, and modules from elsewhere by their names. */
function loadedWith(...files: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>(files);
  for (const file of found) {
    if (!file.endsWith('.ts')) continue;
    const text = readFileSync(path.join(root, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/^(?:import|export)(?! type\b)[^;=(]*?'([^']+)';/gm))
      found.add(name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name);
  }
  return found;
}

test('a misspelled line, --help and --version load modules of Node that are there anyway, and no schema', () => {
  expect([...loadedWith('main/cli.ts')].filter((name) => !name.endsWith('.ts')).toSorted()).toEqual([
    'node:fs',
    'node:module',
    'node:os',
    'node:path',
    'node:util',
  ]);
});

test('the launcher loads nothing of Node that starts processes, unless it has to start one', () => {
  expect([...loadedWith('main/cli-launcher.ts')].filter((name) => !name.endsWith('.ts')).toSorted()).toEqual([
    'node:fs',
    'node:os',
    'node:path',
    'node:url',
  ]);
});

test('what only looks loads no network, key, picture or process, and nothing that sends, prepares or owns an edit', () => {
  const loaded = loadedWith('main/cli.ts', 'main/command/settings-in.ts', 'main/command/read-commands.ts', 'main/library/index-service.ts');
  expect([...loaded].filter((name) => !name.endsWith('.ts')).toSorted()).toEqual([
    'node:crypto',
    'node:fs',
    'node:fs/promises',
    'node:module',
    'node:os',
    'node:path',
    'node:path/posix',
    'node:sqlite',
    'node:timers/promises',
    'node:util',
    'node:worker_threads',
    'zod',
  ]);
  const foreign =
    /^main\/(?:export|network|handoff|pictures|rehearsal|inputs|studio\/(?:studio|handlers|session\/(?:receive|service|run-edits))|platform\/(?:process-locks|keychain|node-http))|^app\/(?:contract\/contract|seaart\/(?!addresses|named-request)|edits\/(?:queue|edit-store|runner))/;
  expect([...loaded].filter((name) => foreign.test(name))).toEqual([]);
});

test('no source of main imports node:http, which loads all of Node’s fetch', () => {
  const importing = readdirSync(path.join(root, 'main'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) =>
      /^(?:import|export) (?!type\b)[^;]*'(?:node:)?http';|\bimport\('(?:node:)?http'\)/m.test(
        readFileSync(path.join(root, 'main', name), 'utf8'),
      ),
    );
  expect(importing).toEqual([]);
});

test('HTTP is there without it, until somebody asks for WebSocket', () => {
  const loads = (code: string): boolean => {
    const words = `${code}; process.stdout.write(String(process.moduleLoadList.some((name) => name.includes('undici/undici'))))`;
    return spawnSync(process.execPath, ['--input-type=module', '-e', words], { encoding: 'utf8' }).stdout === 'true';
  };
  const asked = "const http = process.getBuiltinModule('node:http'); http.createServer()";
  expect([loads(asked), loads(`${asked}; void http.WebSocket`)]).toEqual([false, true]);
});
