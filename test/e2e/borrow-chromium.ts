// Before each file of the end-to-end tests: takes one of the run's Chromiums for its windows, and gives it back at the end. With none left each start
// brings its own.
import { mkdirSync, rmSync } from 'node:fs';
import { afterAll, inject } from 'vitest';
import { lentChromium } from './studio.ts';
import type { Lent } from './chromiums.ts';

const mine = inject('chromiums').find(take);
if (mine !== undefined) {
  process.env[lentChromium] = mine.address;
  afterAll(() => rmSync(mine.claim, { recursive: true, force: true }));
}

function take({ claim }: Lent): boolean {
  try {
    mkdirSync(claim);
    return true;
  } catch {
    return false;
  }
}
