// Readies a machine for the tests: names, or installs where this program may, what they start beside Node.
import { findChromium, isHeadless } from '../stand-in/browser.ts';
import { installOnDebian, onPath } from './system-packages.ts';
import type { Size } from './suites.ts';

/** A tool some tests use, and the Debian package that brings it. */
const tools = {
  strace: 'strace',
  'gnome-keyring-daemon': 'gnome-keyring',
  'dbus-run-session': 'dbus-daemon',
  'secret-tool': 'libsecret-tools',
  exiftool: 'libimage-exiftool-perl',
  faketime: 'faketime',
};

/** Chromium without its window, which takes a third less of the processor: enough for samples where there is no screen. */
const shell = 'chromium-headless-shell';

/** Installs what is missing on Debian as root; elsewhere says what to install. At full size the tests run in the browser that a person starts. */
export function readyMachine(size: Size): void {
  if (size === 'sample' && process.platform === 'linux' && isHeadless() && !process.env['KONTEXT_CHROMIUM']) takeShell();
  const missing = [...(findChromium() === null ? ['chromium'] : []), ...(process.platform === 'linux' ? missingTools() : [])];
  if (missing.length === 0 || installOnDebian(missing)) return;
  console.log(`Some tests need programs that are not here. On Debian or Ubuntu: sudo apt-get install ${missing.join(' ')}`);
}

function takeShell(): void {
  const file = onPath(shell) ?? (installOnDebian([shell]) ? onPath(shell) : null);
  if (file !== null) process.env['KONTEXT_CHROMIUM'] = file;
}

function missingTools(): string[] {
  return Object.entries(tools)
    .filter(([tool]) => onPath(tool) === null)
    .map(([, packageName]) => packageName);
}
