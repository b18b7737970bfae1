// A small disk in memory, where this machine and this user may mount one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type SmallDisk = { readonly folder: string; readonly makeReadOnly: () => void; readonly unmount: () => void };

/** Why there can be none here; null when there can. */
export const noSmallDisk: string | null =
  process.platform !== 'linux' ? 'needs Linux' : process.getuid?.() !== 0 ? 'needs root to mount' : probe();

export function mountSmallDisk(megabytes = 1): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'kontext-disk-'));
  const trouble = mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder);
  if (trouble !== null) {
    rmdirSync(folder);
    throw new Error(trouble);
  }
  return {
    folder,
    makeReadOnly: () => void mount('-o', 'remount,ro', folder),
    unmount: () => {
      spawnSync('umount', ['-l', folder]);
      rmdirSync(folder);
    },
  };
}

function mount(...args: string[]): string | null {
  const done = spawnSync('mount', args, { encoding: 'utf8' });
  return done.status === 0 ? null : done.stderr || String(done.error);
}

function probe(): string | null {
  try {
    mountSmallDisk().unmount();
    return null;
  } catch (error) {
    return `mounting is not allowed: ${String(error)}`;
  }
}
