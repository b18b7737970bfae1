// Whether and where a packaged app looks for updates: what the packager wrote beside it, and how it was installed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { NoUpdates } from '../../app/updates.ts';

export type Feed = { readonly url: string } | { readonly none: NoUpdates };

/** `resources` is Electron's resources folder. The file is the packager's, a few lines of YAML of which one is the address. */
export function findFeed(where: {
  readonly isPackaged: boolean;
  readonly resources: string;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
}): Feed {
  if (!where.isPackaged) return { none: 'not-packaged' };
  const text = readOr(path.join(where.resources, 'app-update.yml'), '');
  const address = /^url:\s*['"]?(\S+?)['"]?\s*$/m.exec(text)?.[1] ?? '';
  // Anything but https could be answered by anybody on the way.
  if (!/^provider:\s*generic\s*$/m.test(text) || URL.parse(address)?.protocol !== 'https:') return { none: 'no-feed' };
  return isOurs(where) ? { url: address } : { none: 'other-package' };
}

/** Whether an address lies at the feed: the same origin, its folder or below. */
export function isOfFeed(address: string, feed: string): boolean {
  const [asked, home] = [URL.parse(address), URL.parse(feed)];
  if (asked === null || home === null || asked.username !== '' || asked.password !== '') return false;
  const folder = home.pathname.endsWith('/') ? home.pathname : `${home.pathname}/`;
  // Encoded dots and slashes would climb once the server decodes them.
  return asked.origin === home.origin && asked.pathname.startsWith(folder) && !/%2e|%2f|%5c/i.test(asked.pathname);
}

/** deb, rpm and tar.gz are their system's or the person's to update, and a portable program has no place of its own. */
function isOurs({ platform, env }: { readonly platform: NodeJS.Platform; readonly env: NodeJS.ProcessEnv }): boolean {
  if (platform === 'linux') return env['APPIMAGE'] !== undefined;
  return platform !== 'win32' || env['PORTABLE_EXECUTABLE_FILE'] === undefined;
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
