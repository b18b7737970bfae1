// Readies a machine for the tests: names, or installs where this program may, what they start beside Node.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from '../stand-in/browser.ts';
import { installOnDebian } from '../system-packages.ts';

/** A tool some tests use, and the Debian package that brings it. */
const tools = {
  strace: 'strace',
  'gnome-keyring-daemon': 'gnome-keyring',
  'dbus-run-session': 'dbus-daemon',
  'secret-tool': 'libsecret-tools',
  exiftool: 'libimage-exiftool-perl',
  faketime: 'faketime',
};

/** Installs what is missing on Debian as root; elsewhere says what to install. */
export function readyMachine(): void {
  const missing = [...(findChromium() === null ? ['chromium'] : []), ...(process.platform === 'linux' ? missingTools() : [])];
  if (missing.length === 0 || installOnDebian(missing)) return;
  console.log(`Some tests need programs that are not here. On Debian or Ubuntu: sudo apt-get install ${missing.join(' ')}`);
}

function missingTools(): string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return Object.entries(tools)
    .filter(([tool]) => !folders.some((folder) => existsSync(path.join(folder, tool))))
    .map(([, packageName]) => packageName);
}
