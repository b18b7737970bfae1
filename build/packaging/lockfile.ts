// What package-lock.json says of the packages that are shipped.
import { readFileSync } from 'node:fs';
import path from 'node:path';

type Entry = {
  readonly version: string;
  readonly integrity: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
};

export type LockedPackage = {
  /** As the program names it. */
  readonly name: string;
  readonly version: string;
  /** Relative to the project. */
  readonly packagePath: string;
  /** `sha512-` and base64 of the archive at the registry. */
  readonly integrity: string;
  /** A build of native code for one system. */
  readonly isNative: boolean;
  /** It, or what needs it, is for some systems only. */
  readonly isOptional: boolean;
};

/** Every package that is installed without the development ones, natives of all systems included. */
export function lockedPackages(project: string): readonly LockedPackage[] {
  const { packages } = JSON.parse(readFileSync(path.join(project, 'package-lock.json'), 'utf8')) as { packages: Record<string, Entry> };
  return Object.entries(packages)
    .filter(([packagePath, entry]) => packagePath !== '' && entry.dev !== true && entry.devOptional !== true)
    .map(([packagePath, { version, integrity, optional }]) => {
      const name = packagePath.slice(packagePath.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { name, version, packagePath, integrity, isNative: name.startsWith('@img/sharp-'), isOptional: optional === true };
    });
}
