// Installs what the tests need from the system where this program may: Debian and its kin, as root. Elsewhere it says what to install.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Installs packages with apt-get and says whether that worked; false as well where it may not. */
export function installOnDebian(packages: readonly string[]): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`Installing ${packages.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 }).status === 0;
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  return apt(...install) || (apt('update') && apt(...install));
}

/** All at once, or one by one, since a package that this release of Debian does not have must not keep the others away. Answers what is not there then. */
export function installEach(packages: readonly string[]): readonly string[] {
  return packages.length === 0 || installOnDebian(packages) ? [] : packages.filter((name) => !installOnDebian([name]));
}

/** Where a program lies that is called by its name; an absolute path counts as it is. Null when it is not there. */
export function onPath(name: string): string | null {
  const folders = path.isAbsolute(name) ? [''] : (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file)) ?? null;
}
