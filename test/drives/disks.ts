// Drives that are a file with a file system in it: by the kernel over a loop device where it can, else by a driver in user space.
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Skipped } from './drive.ts';
import type { Drive, Mounted } from './drive.ts';
import { packages as packagesOfUserModeLinux } from './user-mode-linux.ts';
import { hasFuse, run, tryRun, unmount, until, untilFree, isMounted } from './system.ts';

const imageBytes = 64 * 1024 * 1024;

type Disk = {
  readonly name: string;
  readonly packages: readonly string[];
  readonly format: (image: string) => void;
  /** Types that the kernel may know, best first. */
  readonly kernel: readonly string[];
  readonly fuse: {
    readonly name: string;
    readonly mount: (image: string, top: string, readOnly: boolean) => void;
    readonly version: () => string;
  } | null;
};

/** The first number with points in a text. */
const numberIn = (text: string | null): string => /\d+(?:\.\d+)+/.exec(text ?? '')?.[0] ?? '';
const packageVersion = (name: string): string => tryRun('dpkg-query', ['-W', '-f', '${Version}', name]) ?? '';

const disks: readonly Disk[] = [
  {
    name: 'exFAT',
    packages: ['exfatprogs', 'exfat-fuse'],
    format: (image) => run('mkfs.exfat', [image]),
    kernel: ['exfat'],
    fuse: {
      name: 'exfat-fuse',
      mount: (image, top, readOnly) => run('mount.exfat-fuse', ['-o', readOnly ? 'ro' : 'rw', image, top]),
      version: () => packageVersion('exfat-fuse'),
    },
  },
  {
    name: 'NTFS',
    packages: ['ntfs-3g'],
    format: (image) => run('mkntfs', ['-F', '-Q', image]),
    kernel: ['ntfs3'],
    fuse: {
      name: 'ntfs-3g',
      mount: (image, top, readOnly) => run('ntfs-3g', ['-o', readOnly ? 'ro' : 'rw', image, top]),
      version: () => numberIn(packageVersion('ntfs-3g').replace(/^\d+:/, '')),
    },
  },
  {
    name: 'FAT',
    packages: packagesOfUserModeLinux,
    format: (image) => run('mkfs.vfat', ['-F', '32', image]),
    kernel: ['vfat'],
    // Debian's only driver in user space, fusefat 0.1a, was seen to spin for ever on a file that was written over, and to lose others.
    fuse: null,
  },
];

export const diskDrives: readonly Drive[] = disks.map((disk) => ({
  name: disk.name,
  packages: disk.packages,
  ...(disk.fuse === null ? { inUserModeLinux: true as const } : {}),
  make: (place) => makeDisk(disk, place),
}));

async function makeDisk(disk: Disk, place: string): Promise<Mounted> {
  const [image, top] = [path.join(place, 'disk.img'), path.join(place, 'drive')];
  writeFileSync(image, '');
  truncateSync(image, imageBytes);
  mkdirSync(top);
  try {
    disk.format(image);
  } catch (error) {
    throw new Skipped(String(error));
  }
  // Some drivers take a block device alone, others a file as well.
  const loop = tryRun('losetup', ['-f', '--show', image]);
  const device = loop ?? image;
  const detach = (): void => void (loop !== null && tryRun('losetup', ['-d', loop]));
  const tried = loop === null ? ['no loop device can be had'] : [];
  const way = wayOf(disk, device, top, tried);
  if (way === null) {
    detach();
    throw new Skipped(tried.join('; ').replaceAll(/\s+/g, ' '));
  }
  const take = async (): Promise<void> => {
    await unmount(top);
    await untilFree(device);
  };
  return {
    driver: way.driver,
    top,
    behind: null,
    disk: top,
    mount: async (readOnly) => {
      way.mount(readOnly);
      await until(`${top} is mounted`, () => isMounted(top));
    },
    unmount: take,
    close: async () => {
      await take();
      detach();
    },
  };
}

/** The first way that works; it leaves the drive mounted. Says what was tried. */
function wayOf(
  disk: Disk,
  device: string,
  top: string,
  tried: string[],
): { readonly driver: string; readonly mount: (readOnly: boolean) => void } | null {
  const { fuse } = disk;
  const ways = [
    ...disk.kernel.map((type) => ({
      driver: `kernel ${type}`,
      mount: (readOnly: boolean) => void run('mount', ['-t', type, '-o', readOnly ? 'ro' : 'rw', device, top]),
    })),
    ...(fuse !== null && hasFuse()
      ? [{ driver: `FUSE ${fuse.name} ${fuse.version()}`.trim(), mount: (readOnly: boolean) => fuse.mount(device, top, readOnly) }]
      : []),
  ];
  for (const way of ways) {
    try {
      way.mount(false);
      return way;
    } catch (error) {
      tried.push(`${way.driver}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (fuse !== null && !hasFuse()) tried.push('there is no /dev/fuse');
  return null;
}
