// Before each file of the end-to-end tests: its process has one of the run's Chromiums for its windows, from its first file to its end. With none left each
// start brings its own.
import { mkdirSync, rmSync } from 'node:fs';
import { inject } from 'vitest';
import { lentChromium } from './studio.ts';
import type { Lent } from './chromiums.ts';

if (process.env[lentChromium] === undefined) {
  const mine = inject('chromiums').find(take);
  if (mine !== undefined) {
    process.env[lentChromium] = mine.address;
    process.once('exit', () => rmSync(mine.claim, { recursive: true, force: true }));
  }
}

function take({ claim }: Lent): boolean {
  try {
    mkdirSync(claim);
    return true;
  } catch {
    return false;
  }
}
