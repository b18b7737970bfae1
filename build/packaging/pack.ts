// Packs for one system around a stub of Electron's own files: what people would be given, to be looked at.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { feedWords } from './feed.ts';
import { stageProject } from './stage.ts';
import type { NativesKind } from './stage.ts';
import { makeStubElectron } from './stub-electron.ts';
import type { Target } from './targets.ts';

/** `scratch` is an empty folder of the caller's; answers the folder that holds the package. `feed` as build/package.ts is told it. Throws what the packager wrote when it fails. */
export function pack(project: string, target: Target, scratch: string, natives: NativesKind, feed = ''): string {
  const [staged, stub, out] = ['project', 'electron', 'out'].map((name) => path.join(scratch, name)) as [string, string, string];
  stageProject(project, target, staged, natives);
  makeStubElectron(stub, target, project);
  const builder = path.join(project, 'node_modules/electron-builder/cli.js');
  const words = [...target.flags, '--projectDir', staged, '--publish', 'never'];
  const config = [`-c.electronDist=${stub}`, `-c.directories.output=${out}`, ...feedWords(feed)];
  const { status, stdout, stderr } = spawnSync(process.execPath, [builder, ...words, ...config], {
    cwd: staged,
    encoding: 'utf8',
    env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
  });
  if (status !== 0) throw new Error(`${target.name} could not be packed:\n${stdout}\n${stderr}`);
  return out;
}
