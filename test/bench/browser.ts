// An installed Chromium without a window on screen, with nothing of its own going on.
import { chromium } from 'playwright';
import type { Browser } from 'playwright';
import { findChromium } from '../../build/stand-in/browser.ts';

/** Null when there is none. */
export async function openChromium(): Promise<Browser | null> {
  const executablePath = findChromium();
  if (executablePath === null) return null;
  return chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
