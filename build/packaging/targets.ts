// The systems we pack for: what each package is called on the disk, and which native code belongs into it.
import path from 'node:path';

export type Target = {
  readonly name: string;
  readonly os: 'linux' | 'darwin' | 'win32';
  readonly arch: 'x64' | 'arm64';
  /** Words for electron-builder. */
  readonly flags: readonly string[];
  /** Packages with native code that must be inside, by name; all others of their kind must not. */
  readonly natives: readonly string[];
  /** Folders of keytar's prebuilt modules that must be inside. */
  readonly prebuilds: readonly string[];
  /** Below the output folder: what is given to people, its resources, the file with the fuses. */
  readonly unpacked: string;
  readonly resources: string;
  readonly program: string;
};

const macApp = 'Kontext Studio.app/Contents';

export const targets: readonly Target[] = [
  linux('x64', 'linux-unpacked'),
  linux('arm64', 'linux-arm64-unpacked'),
  windows(),
  mac('x64', 'mac'),
  mac('arm64', 'mac-arm64'),
];

export const findTarget = (name: string): Target | undefined => targets.find((target) => target.name === name);

function linux(arch: Target['arch'], unpacked: string): Target {
  return {
    name: `linux-${arch}`,
    os: 'linux',
    arch,
    flags: ['--linux', 'dir', `--${arch}`],
    natives: [`@img/sharp-linux-${arch}`, `@img/sharp-libvips-linux-${arch}`],
    prebuilds: [`linux-${arch}`],
    unpacked,
    resources: path.join(unpacked, 'resources'),
    program: path.join(unpacked, 'kontext-studio'),
  };
}

function windows(): Target {
  return {
    name: 'win32-x64',
    os: 'win32',
    arch: 'x64',
    flags: ['--win', 'dir', '--x64'],
    // libvips comes inside this one.
    natives: ['@img/sharp-win32-x64'],
    prebuilds: ['win32-x64'],
    unpacked: 'win-unpacked',
    resources: 'win-unpacked/resources',
    program: 'win-unpacked/Kontext Studio.exe',
  };
}

/** One half of the universal app; both halves carry the natives of both processors. */
function mac(arch: Target['arch'], unpacked: string): Target {
  return {
    name: `darwin-${arch}`,
    os: 'darwin',
    arch,
    flags: ['--mac', 'dir', `--${arch}`],
    natives: ['x64', 'arm64'].flatMap((each) => [`@img/sharp-darwin-${each}`, `@img/sharp-libvips-darwin-${each}`]),
    prebuilds: ['darwin-x64', 'darwin-arm64'],
    unpacked,
    resources: path.join(unpacked, macApp, 'Resources'),
    program: path.join(unpacked, macApp, 'Frameworks/Electron Framework.framework/Electron Framework'),
  };
}
