// An app in which a test waited in vain has the tests after it wait in vain too, minutes each: those of the same file are red at once.
import { afterEach, beforeEach } from 'vitest';

/** Longer than any test that is green on a busy machine, and shorter than what is waited for at all. */
const inVainMs = 110_000;
let began = 0;
let hung: string | null = null;

beforeEach(() => {
  if (hung !== null) throw new Error(`not run, since “${hung}” had waited in vain in the same file`);
  began = performance.now();
});

afterEach(({ task }) => {
  if (hung === null && task.result?.state === 'fail' && performance.now() - began > inVainMs) hung = task.name;
});
