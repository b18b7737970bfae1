// Drives that are another folder, seen through a server or a layer: what they hold lies on a small disk in memory, which can be filled.
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { Skipped } from './drive.ts';
import type { Drive, Mounted } from './drive.ts';
import { makeRclone } from './rclone.ts';
import { childrenOf, freePort, hasFuse, isMounted, kill, run, runBeside, tryRun, typeOf, unmount, until } from './system.ts';

const diskMegabytes = 96;
/** What the layer shows at `top` of what lies below `disk`. */
type Layer = {
  readonly driver: () => string;
  readonly behind: string | null;
  readonly mount: (top: string, readOnly: boolean) => void | Promise<void>;
  readonly arrived?: Mounted['arrived'];
  readonly lingerOver?: Mounted['lingerOver'];
  readonly die?: () => Promise<void>;
  readonly end?: () => Promise<void>;
};

/** `lay` gets the small disk and an empty folder for whatever else it needs. */
const over = (name: string, packages: readonly string[], lay: (disk: string, place: string) => Promise<Layer>): Drive => ({
  name,
  packages,
  make: async (place): Promise<Mounted> => {
    const [disk, top, more] = [path.join(place, 'disk'), path.join(place, 'drive'), path.join(place, 'more')];
    for (const folder of [disk, top, more]) mkdirSync(folder);
    try {
      run('mount', ['-t', 'tmpfs', '-o', `size=${diskMegabytes}m`, 'tmpfs', disk]);
    } catch (error) {
      throw new Skipped(`no small disk can be mounted: ${String(error)}`);
    }
    let layer: Layer | null = null;
    const close = async (): Promise<void> => {
      await unmount(top);
      await layer?.end?.();
      await unmount(disk);
    };
    try {
      layer = await lay(disk, more);
      await layer.mount(top, false);
    } catch (error) {
      await close();
      throw error instanceof Skipped ? error : new Skipped(error instanceof Error ? error.message : String(error));
    }
    const mounted = layer;
    return {
      driver: mounted.driver(),
      top,
      behind: mounted.behind,
      disk,
      mount: async (readOnly) => {
        await mounted.mount(top, readOnly);
        await until(`${top} is mounted`, () => isMounted(top));
      },
      unmount: () => unmount(top),
      ...(mounted.arrived === undefined ? {} : { arrived: mounted.arrived }),
      ...(mounted.lingerOver === undefined ? {} : { lingerOver: mounted.lingerOver }),
      ...(mounted.die === undefined ? {} : { die: mounted.die }),
      close,
    };
  },
});

const version = (program: string, ...args: string[]): string => /\d+(?:\.\d+)+/.exec(tryRun(program, args) ?? '')?.[0] ?? '';
const fold = (parent: string, ...names: string[]): string[] =>
  names.map((name) => {
    mkdirSync(path.join(parent, name), { recursive: true });
    return path.join(parent, name);
  });
const needsFuse = (): void => {
  if (!hasFuse()) throw new Skipped('there is no /dev/fuse');
};

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** A server of its own, with keys of its own, on this computer alone. */
async function sshfs(disk: string, place: string): Promise<Layer> {
  needsFuse();
  const [store = ''] = fold(disk, 'store');
  const port = await freePort();
  const at = (name: string): string => path.join(place, name);
  for (const name of ['host', 'person']) run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at(name)]);
  if (!existsSync('/run/sshd')) mkdirSync('/run/sshd', { mode: 0o755 });
  const settings = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${at('host')}`,
    `PidFile ${at('pid')}`,
    `AuthorizedKeysFile ${at('person.pub')}`,
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'PermitRootLogin prohibit-password',
    'Subsystem sftp internal-sftp',
  ];
  writeFileSync(at('settings'), `${settings.join('\n')}\n`);
  chmodSync(at('person'), 0o600);
  let server: ChildProcess | null = null;
  const die = async (): Promise<void> => {
    if (server === null) return;
    const gone = once(server, 'exit');
    // Its sessions first: each is a child of it.
    for (const pid of server.pid === undefined ? [] : [...childrenOf(server.pid), server.pid]) kill(pid);
    await gone;
    server = null;
  };
  const begin = async (): Promise<void> => {
    server = runBeside('/usr/sbin/sshd', ['-D', '-f', at('settings')]);
    await until('sshd answers', () => answers(port), 10_000).catch(async (error: unknown) => {
      await die();
      throw error;
    });
  };
  await begin();
  return {
    driver: () => `FUSE sshfs ${version('sshfs', '--version')}`,
    behind: store,
    mount: async (top, readOnly) => {
      if (server === null) await begin();
      const given = [`port=${port}`, `IdentityFile=${at('person')}`, 'StrictHostKeyChecking=no', `UserKnownHostsFile=${at('known')}`];
      const options = [...given, 'BatchMode=yes', ...(readOnly ? ['ro'] : [])];
      run('sshfs', [`root@127.0.0.1:${store}`, top, ...options.flatMap((option) => ['-o', option])]);
    },
    die,
    end: die,
  };
}

async function rclone(disk: string, place: string): Promise<Layer> {
  needsFuse();
  const [store = ''] = fold(disk, 'store');
  return { driver: () => `FUSE rclone ${version('rclone', 'version')}`, behind: store, ...makeRclone(store, place) };
}

async function gocryptfs(disk: string, place: string): Promise<Layer> {
  needsFuse();
  const [store = ''] = fold(disk, 'store');
  const [behind = ''] = fold(place, 'behind');
  const word = path.join(place, 'word');
  writeFileSync(word, 'word\n');
  run('gocryptfs', ['-q', '-init', '-scryptn', '10', '-passfile', word, store]);
  const mount = (top: string, readOnly: boolean): void =>
    void run('gocryptfs', ['-q', '-sharedstorage', '-passfile', word, ...(readOnly ? ['-ro'] : []), store, top]);
  mount(behind, false);
  return { driver: () => `FUSE gocryptfs ${version('gocryptfs', '--version')}`, behind, mount, end: () => unmount(behind) };
}

async function mergerfs(disk: string): Promise<Layer> {
  needsFuse();
  const [one = '', two = ''] = fold(disk, 'one', 'two');
  return {
    driver: () => `FUSE mergerfs ${version('mergerfs', '--version')}`,
    // Not the branch whose times it shows by default.
    behind: two,
    // It takes nothing where less is free than four gigabytes, unless told otherwise.
    mount: (top, readOnly) =>
      void run('mergerfs', ['-o', `category.create=ff,minfreespace=0${readOnly ? ',ro' : ''}`, `${one}:${two}`, top]),
  };
}

/** The kernel's own where it may be mounted, else the one in user space. */
async function overlay(disk: string): Promise<Layer> {
  const [lower = '', upper = '', work = ''] = fold(disk, 'lower', 'upper', 'work');
  const options = `lowerdir=${lower},upperdir=${upper},workdir=${work}`;
  let driver = '';
  return {
    driver: () => driver,
    behind: null,
    mount: (top, readOnly) => {
      const given = `${options}${readOnly ? ',ro' : ''}`;
      if (!driver.startsWith('FUSE') && tryRun('mount', ['-t', 'overlay', 'overlay', '-o', given, top]) !== null)
        driver = `kernel ${typeOf(top)}`;
      else {
        needsFuse();
        run('fuse-overlayfs', ['-o', given, top]);
        driver = `FUSE fuse-overlayfs ${version('fuse-overlayfs', '--version')}`;
      }
    },
  };
}

export const folderDrives: readonly Drive[] = [
  over('sshfs', ['sshfs', 'openssh-server', 'openssh-client'], sshfs),
  over('rclone', ['rclone', 'fuse3', 'strace'], rclone),
  over('gocryptfs', ['gocryptfs'], gocryptfs),
  over('mergerfs', ['mergerfs'], mergerfs),
  over('overlay', ['fuse-overlayfs'], overlay),
];
