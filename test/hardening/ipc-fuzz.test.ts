// Ten thousand hostile messages on every call (500 in `npm test`): what may run is run for real, on a studio in rehearsal in a folder of its own.
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallName } from '../../app/contract/contract.ts';
import { callNames } from '../../main/electron/ipc.ts';
import { filesBelow } from '../main/command/run-command.ts';
import { shaped } from './hostile-arguments.ts';
import { anything } from './hostile-values.ts';
import { openBench } from './studio-bench.ts';
import type { StudioBench } from './studio-bench.ts';

const canary = 'sa-canary-ipc-7c21e0';
/** Fewer where the whole suite has to be quick; `npm run test:hardening` sends them all. */
const runs = Number(process.env['KONTEXT_FUZZ_RUNS'] ?? 10_000);

let bench: StudioBench;
let outside: string;

beforeAll(async () => {
  bench = await openBench({ key: canary });
  outside = path.join(bench.folder, 'outside');
  mkdirSync(outside);
});
afterAll(() => bench.close());

/** Each opens a process, a disk sweep or an edit: fewer of them are run for real. The parsing is asked ten thousand times all the same. */
const slow: Readonly<Record<string, number>> = {
  'picture.takePaths': 60,
  'picture.takeAddresses': 60,
  'edit.run': 40,
  'edit.preflight': 200,
  'draft.keep': 200,
  'settings.change': 300,
  'edit.organise': 200,
  'edit.putBack': 200,
  'library.emptyTrash': 200,
  'edit.nameRequest': 300,
};
const usualRuns = 400;
const bareRuns = 10;
const answers = /^(refused: [a-z.]+: (?:the argument does not fit|refused)|answered)$/i;

/** Runs through the real wrapper; whatever comes back is searched for the key and for this computer's paths in errors. */
async function judge(name: CallName, sent: readonly unknown[]): Promise<string> {
  const answer = await bench.ask(name, ...sent);
  const told = typeof answer === 'string' ? answer : JSON.stringify(answer);
  expect(told.includes(canary)).toBe(false);
  return typeof answer === 'string' && answer.startsWith('refused: ') ? answer : 'answered';
}

test('every call with an argument has hostile arguments of its own shape here', () => {
  const bare = callNames.filter((name) => bench.takesNothing(name));
  expect(callNames.filter((name) => !bare.includes(name) && shaped[name] === undefined)).toEqual([]);
});

describe.each(callNames)('%s', (name) => {
  test('refuses or answers ten thousand messages of random make', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.tuple(anything), fc.tuple(anything, anything)), async (sent) => {
        // What would be valid is for the test below: a random message must not reach what is slow.
        if (sent.length === 1 && bench.fits(name, sent[0])) return;
        expect(await judge(name, sent)).toMatch(answers);
      }),
      { numRuns: runs },
    );
  });

  test('serves what fits in shape, whatever it says', { timeout: 300_000 }, async () => {
    const arbitrary = shaped[name] ?? fc.constant(undefined);
    await fc.assert(
      fc.asyncProperty(arbitrary, async (argument) => {
        expect(await judge(name, [argument])).toMatch(answers);
      }),
      {
        numRuns: shaped[name] === undefined ? bareRuns : (slow[name] ?? usualRuns),
        interruptAfterTimeLimit: 240_000,
        markInterruptAsFailure: true,
      },
    );
  });
});

test('afterwards the studio still answers, nothing is outside of its folders, no mistake was made and no key was written', async () => {
  await bench.settled();
  expect(bench.mistakes).toEqual([]);
  const snapshot = (await bench.ask('studio.snapshot')) as { library: { state: string } };
  expect(['open', 'indexing']).toContain(snapshot.library.state);
  expect(readdirSync(bench.folder).toSorted()).toEqual(['Kontext exports', 'home', 'library', 'outside']);
  expect(readdirSync(outside)).toEqual([]);
  expect(filesBelow(bench.folder).filter((file) => existsSync(file) && readFileSync(file).includes(canary))).toEqual([]);
});
