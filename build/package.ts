// `npm run package [words for electron-builder]`: builds and packs. KONTEXT_UPDATE_FEED, an https address, is where the packages will look for updates.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { feedWords } from './packaging/feed.ts';
import { lockedPackages } from './packaging/lockfile.ts';
import { installNative } from './packaging/natives.ts';
import { targets } from './packaging/targets.ts';

const root = path.resolve(import.meta.dirname, '..');
const words = process.argv.slice(2);

const feedConstants = feedWords(process.env['KONTEXT_UPDATE_FEED']?.trim() ?? '');
bringNatives();
run(path.join(root, 'build/vite.ts'), []);
run(fileURLToPath(import.meta.resolve('electron-builder/cli.js')), [
  ...words,
  // Made here, looked at by a person, given out by hand: nothing is uploaded.
  '--publish',
  'never',
  ...feedConstants,
]);

/** npm installed the natives of this computer; a package for its system may be for another processor as well. */
function bringNatives(): void {
  const wanted = new Set(targets.filter(({ os }) => os === process.platform).flatMap(({ natives }) => natives));
  for (const one of lockedPackages(root)) if (wanted.has(one.name)) installNative(one, root);
}

function run(file: string, args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [file, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
