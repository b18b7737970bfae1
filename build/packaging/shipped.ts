// Which installed packages the window's program loads at run time, all they need included. Everything else has no place in a package.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Manifest = { readonly dependencies?: Record<string, string>; readonly optionalDependencies?: Record<string, string> };

/** What the build leaves to be loaded from node_modules, without what only the command uses. */
export const loadedAtRunTime = ['electron-store', 'electron-updater', 'keytar', 'sharp'] as const;

/** Folders below `project`, as `node_modules/conf`, sorted. keytar needs node-addon-api to be compiled, not to run. */
export function shippedPackages(project: string): readonly string[] {
  const found = new Set<string>();
  const visit = (name: string, from: string): void => {
    const packagePath = resolvePackage(project, name, from);
    if (packagePath === null || found.has(packagePath) || name === 'node-addon-api') return;
    found.add(packagePath);
    const { dependencies, optionalDependencies } = JSON.parse(
      readFileSync(path.join(project, packagePath, 'package.json'), 'utf8'),
    ) as Manifest;
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) visit(next, packagePath);
  };
  for (const name of loadedAtRunTime) visit(name, '');
  return [...found].toSorted();
}

/** As Node looks for it: beside, then further out. */
function resolvePackage(project: string, name: string, from: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules') - 1))) {
    const packagePath = path.posix.join(folder, 'node_modules', name);
    if (existsSync(path.join(project, packagePath, 'package.json'))) return packagePath;
    if (folder === '') return null;
  }
}
