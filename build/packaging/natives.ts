// Brings the native code of other systems into a node_modules, as npm would on those systems: the locked version, checked by the locked hash.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LockedPackage } from './lockfile.ts';

/** Puts one into `project`'s node_modules unless it is there; throws when the registry does not give exactly what is locked. */
export function installNative({ name, version, packagePath, integrity }: LockedPackage, project: string): void {
  const folder = path.join(project, packagePath);
  if (isInstalled(folder, version)) return;
  const scratch = mkdtempSync(path.join(tmpdir(), 'kontext-native-'));
  try {
    run('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', scratch], scratch);
    const [archive] = readdirSync(scratch).filter((file) => file.endsWith('.tgz'));
    if (archive === undefined) throw new Error(`npm gave no archive of ${name} ${version}`);
    const given = `sha512-${createHash('sha512')
      .update(readFileSync(path.join(scratch, archive)))
      .digest('base64')}`;
    if (given !== integrity) throw new Error(`${name} ${version} is not what package-lock.json has locked`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    run('tar', ['-xzf', archive, '--strip-components=1', '-C', folder], scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function isInstalled(folder: string, version: string): boolean {
  const file = path.join(folder, 'package.json');
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version === version;
}

function run(program: string, args: readonly string[], cwd: string): void {
  // On Windows npm is a script, which only a shell starts; every word here is ours.
  const onWindows = process.platform === 'win32' && program === 'npm';
  const { status, stderr, error } = onWindows
    ? spawnSync('cmd.exe', ['/d', '/s', '/c', program, ...args], { cwd, encoding: 'utf8' })
    : spawnSync(program, [...args], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`);
}
