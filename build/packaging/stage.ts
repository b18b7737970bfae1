// A copy of the project with the shipped packages alone, and the natives of every system among them.
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lockedPackages } from './lockfile.ts';
import type { LockedPackage } from './lockfile.ts';
import { installNative } from './natives.ts';
import type { Target } from './targets.ts';

/** `real` fetches the target's natives from the registry where they are not installed; `named` puts an empty package of their name in their place. */
export type NativesKind = 'real' | 'named';

/** The natives of the other systems are only ever there by name: they are there to be left out. */
export function stageProject(project: string, target: Target, staged: string, kind: NativesKind): void {
  const parts = [
    'dist',
    'package.json',
    'package-lock.json',
    'electron-builder.yml',
    'build/icons',
    'build/mac',
    'build/windows',
    'LICENSE',
  ];
  for (const part of parts) cpSync(path.join(project, part), path.join(staged, part), { recursive: true });
  for (const one of lockedPackages(project)) {
    const installed = path.join(project, one.packagePath);
    const wanted = target.natives.includes(one.name);
    if (!existsSync(installed) || (one.isNative && !wanted)) {
      if (one.isNative) stageNative(one, staged, wanted ? kind : 'named');
      else if (!one.isOptional) throw new Error(`${one.packagePath} is not installed; run npm ci`);
    } else cpSync(installed, path.join(staged, one.packagePath), { recursive: true, filter: (from) => !isNested(installed, from) });
  }
}

/** Packages inside of packages have places of their own in the lockfile. */
function isNested(installed: string, from: string): boolean {
  return path.relative(installed, from).split(path.sep).includes('node_modules');
}

function stageNative(one: LockedPackage, staged: string, kind: NativesKind): void {
  if (kind === 'real') return installNative(one, staged);
  const folder = path.join(staged, one.packagePath);
  mkdirSync(path.join(folder, 'lib'), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: one.name, version: one.version }));
  writeFileSync(path.join(folder, 'lib/native.node'), '');
}
