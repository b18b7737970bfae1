// The programs that read and re-save pictures: which of them are here, in which version, and which Debian package brings each.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { installEach, onPath } from '../../build/testing/system-packages.ts';

type Known = {
  /** Its names, the first that is found counts: a distribution may call it otherwise. */
  readonly names: readonly string[];
  /** Debian’s, with what it needs to run without a screen. */
  readonly packages: readonly string[];
  readonly says: readonly string[];
};

const known = {
  exiftool: { names: ['exiftool'], packages: ['libimage-exiftool-perl'], says: ['-ver'] },
  exiv2: { names: ['exiv2'], packages: ['exiv2'], says: ['--version'] },
  darktable: { names: ['darktable-cli'], packages: ['darktable'], says: ['--version'] },
  digikam: { names: ['digikam'], packages: ['digikam', 'xvfb', 'xauth', 'dbus-daemon', 'libgl1-mesa-dri'], says: ['--version'] },
  imagemagick: { names: ['convert-im6.q16', 'magick'], packages: ['imagemagick', 'libgs-common'], says: ['-version'] },
  graphicsmagick: { names: ['gm'], packages: ['graphicsmagick'], says: ['version'] },
  cwebp: { names: ['cwebp'], packages: ['webp'], says: ['-version'] },
  // The system's own, since packages of the system are no one else's.
  python: { names: ['/usr/bin/python3'], packages: ['python3-piexif', 'python3-pil'], says: ['--version'] },
} as const satisfies Readonly<Record<string, Known>>;

export type ProgramName = keyof typeof known;
/** A program that can be asked: `file` is its absolute path. */
export type Here = { readonly name: string; readonly version: string; readonly file: string };
/** `reason`: why it cannot be asked. */
export type Program = Here | { readonly name: string; readonly reason: string };

/** Rows stand for a program that is not here by being skipped. */
export type Machine = Readonly<Record<ProgramName, Program>>;

const names = Object.keys(known) as readonly ProgramName[];

/** Installs what is missing where this program may (Debian, as root), else says what to install. Never throws. */
export function readyPrograms(): Machine {
  const missing = names.filter((name) => !isHere(name)).flatMap((name) => known[name].packages);
  const left = installEach(missing);
  if (left.length > 0) console.log(`Some readers are not here. On Debian or Ubuntu: sudo apt-get install ${left.join(' ')}`);
  return Object.fromEntries(names.map((name) => [name, programOf(name)])) as Machine;
}

function programOf(name: ProgramName): Program {
  const { packages, says } = known[name];
  const file = fileOf(name);
  if (file === null || !isHere(name)) return { name, reason: `not installed (Debian: ${packages.join(' ')})` };
  const { stdout, stderr } = spawnSync(file, says, { encoding: 'utf8', env: { ...process.env, QT_QPA_PLATFORM: 'offscreen' } });
  const version = /\d+(?:\.\d+)+(?:-\d+)?/.exec(`${stdout}\n${stderr}`)?.[0] ?? 'of unknown version';
  return { name: name === 'imagemagick' ? 'ImageMagick' : name, version, file };
}

function isHere(name: ProgramName): boolean {
  const file = fileOf(name);
  if (file === null) return false;
  if (name === 'digikam') return ['Xvfb', 'xvfb-run', 'dbus-run-session'].every((one) => onPath(one) !== null);
  return name !== 'python' || spawnSync(file, ['-c', 'import PIL, piexif']).status === 0;
}

const fileOf = (name: ProgramName): string | null => known[name].names.map(onPath).find((file) => file !== null) ?? null;

/** What a program printed; throws what it complained of when it fails. */
export function said(file: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): string {
  const { status, stdout, stderr, error } = spawnSync(file, args, { encoding: 'utf8', env, timeout: 120_000, maxBuffer: 64 << 20 });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${path.basename(file)} ended with ${status}: ${stderr.slice(-300)}`);
  return stdout;
}
