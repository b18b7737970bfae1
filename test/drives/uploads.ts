// A file that gets its name while the mount uploads it, at the very end of that: it is in the store under that name.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { moveDurable, temporaryBeside } from '../../main/platform/durable-files.ts';
import { NotHere } from './drive.ts';
import type { Step } from './steps.ts';
import { removed } from './system.ts';

export const nameWhileUploading: Step['act'] = async ({ mounted }) => {
  const { arrived, behind, lingerOver } = mounted;
  if (arrived === undefined || behind === null || lingerOver === undefined) throw new NotHere();
  const [folder, store] = [mounted.top, behind].map((top) => path.join(top, 'named late')) as [string, string];
  mkdirSync(folder);
  for (const name of ['first.png', 'second.png', 'third.png']) {
    const temporary = temporaryBeside(path.join(folder, name));
    const upload = await lingerOver(path.relative(mounted.top, temporary));
    writeFileSync(temporary, name.repeat(1000));
    await upload.isThere();
    await moveDurable(temporary, path.join(folder, name));
    await upload.letGo();
  }
  await arrived();
  const found = ['first.png', 'second.png', 'third.png'].map((name) => {
    const file = path.join(store, name);
    return existsSync(file) ? readFileSync(file, 'utf8') === name.repeat(1000) : 'lost';
  });
  assert.deepEqual(found, [true, true, true]);
  await removed(folder);
};
