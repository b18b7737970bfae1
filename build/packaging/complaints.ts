// What is wrong with a package: what is in it and should not be, what is not and should, its size, its fuses. The list of what may be in it is here.
import type { Package } from './read-package.ts';
import { shippedPackages } from './shipped.ts';
import type { Target } from './targets.ts';

/** What a package may have besides Electron's own files; one for a Mac has the natives of two processors. */
export const packageLimitMb = 70;

/** What a file of ours may be called. */
const ours = [
  /^package\.json$/,
  /^dist\/main\/[\w-]+\.js$/,
  /^dist\/preload\/preload\.cjs$/,
  /^dist\/renderer\/(?:index\.html|licences\.json|assets\/[\w-]+\.(?:js|css|woff2|png|svg|webp))$/,
];
const needed = [
  'package.json',
  'dist/main/index.js',
  'dist/main/index-worker.js',
  'dist/main/picture-process.js',
  'dist/preload/preload.cjs',
  'dist/renderer/index.html',
  'dist/renderer/licences.json',
];
/** Nothing runs such a file, whosever package it is in. */
const idle =
  /\.(?:map|[cm]?tsx?|flow|md|markdown|env|pem|key|p12|h|c|cc|cpp|gyp|tgz|zip)$|(?:^|\/)(?:test|tests|__tests__|\.git|\.github|\.env[^/]*|coverage)\//i;
/** RunAsNode, CookieEncryption, NODE_OPTIONS, inspect switches, asar integrity, only asar, own snapshot, file privileges, wasm traps. */
const wire = '010011001';

export function complaintsOf(found: Package, target: Target, project: string): readonly string[] {
  const packagePaths = shippedPackages(project).filter((packagePath) => !packagePath.startsWith('node_modules/@img/sharp-'));
  const natives = target.natives.map((name) => `node_modules/${name}`);
  const allowed = [...packagePaths, ...natives];
  const packageOf = (name: string): string => /^((?:.*?node_modules\/(?:@[^/]+\/)?[^/]+)+)/.exec(name)?.[1] ?? name;
  const modules = found.names.filter((name) => name.startsWith('node_modules/'));
  const inside = [...new Set(modules.map(packageOf))];
  const keytar = 'node_modules/keytar/prebuilds/';
  const prebuilds = [
    ...new Set(modules.filter((name) => name.startsWith(keytar)).map((name) => name.slice(keytar.length).split('/')[0] ?? '')),
  ];
  const say = (what: string, names: readonly string[]): string[] => names.map((name) => `${name}: ${what}`);
  return [
    ...say(
      'is no file of the built app',
      found.names.filter((name) => !name.startsWith('node_modules/') && !ours.some((rule) => rule.test(name))),
    ),
    ...say(
      'is missing',
      needed.filter((name) => !found.names.includes(name)),
    ),
    ...say(
      'is a package that the app does not load',
      inside.filter((packagePath) => !allowed.includes(packagePath)),
    ),
    ...say(
      'is a package that the app loads and that is missing',
      allowed.filter((packagePath) => !inside.includes(packagePath)),
    ),
    ...say(
      'is nothing that runs',
      found.names.filter((name) => idle.test(name)),
    ),
    ...say(
      'is a keychain module of another system',
      prebuilds.filter((name) => !target.prebuilds.includes(name)),
    ),
    ...say(
      'is a keychain module that is missing',
      target.prebuilds.filter((name) => !prebuilds.includes(name)),
    ),
    ...say(
      'is native code that the loader cannot reach',
      found.names.filter((name) => /\.(?:node|so[.\d]*|dylib|dll)$/.test(name) && !found.unpacked.includes(name)),
    ),
    ...say(
      'is native code that is missing beside the archive',
      [...natives, keytar.slice(0, -1)].filter(
        (packagePath) => !found.unpacked.some((name) => name.startsWith(`${packagePath}/`) && /\.(?:node|so[.\d]*|dylib|dll)$/.test(name)),
      ),
    ),
    ...say('is not what the archive’s header says', found.changed),
    ...(found.fuses === wire ? [] : [`the fuses are ${found.fuses} and should be ${wire}`]),
    ...(found.bytes / 1e6 <= packageLimitMb
      ? []
      : [`the package has ${(found.bytes / 1e6).toFixed(1)} MB, more than the ${packageLimitMb} MB of build/packaging/complaints.ts`]),
    ...say(
      'is missing beside the program',
      besideProgram(target).filter((name) => !found.all.includes(name)),
    ),
  ];
}

/** On a Mac the packager moves them into the app only out of Electron's real archive. */
function besideProgram({ os }: Target): readonly string[] {
  return os === 'darwin' ? [] : ['LICENSE.electron.txt', 'LICENSES.chromium.html'];
}
