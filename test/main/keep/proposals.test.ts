import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { englishFailure, ok } from '../../../app/failure.ts';
import type { Reply } from '../../../app/failure.ts';
import { makeProposals } from '../../../main/keep/proposals.ts';
import { temporaryFolder } from '../temporary-folder.ts';

function bench(max = 3) {
  const folder = temporaryFolder();
  const file = (name: string): string => path.join(folder, name);
  const proposals = makeProposals<string>(max);
  const made: string[] = [];
  writeFileSync(file('original'), 'original');
  writeFileSync(file('result'), 'result');
  const ask = (key: string, make?: () => Promise<Reply<string>>): Promise<Reply<string>> =>
    proposals.find({
      key,
      from: [file('original'), file('result')],
      files: [file(`${key}-laid`)],
      make: async () => {
        made.push(key);
        if (make !== undefined) return make();
        writeFileSync(file(`${key}-laid`), 'laid');
        return ok(`${key} ${made.length}`);
      },
    });
  return { ask, made, file, proposals };
}

test('a pair is worked out once, also for two who ask at the same time', async () => {
  const { ask, made } = bench();
  expect(await Promise.all([ask('a'), ask('a')])).toEqual([ok('a 1'), ok('a 1')]);
  expect(await ask('a')).toEqual(ok('a 1'));
  expect(made).toEqual(['a']);
});

test('it is worked out again when a picture is another, or when a file of it is gone', async () => {
  const { ask, made, file } = bench();
  await ask('a');
  writeFileSync(file('result'), 'result, otherwise');
  expect(await ask('a')).toEqual(ok('a 2'));
  utimesSync(file('original'), 1, 1);
  expect(await ask('a')).toEqual(ok('a 3'));
  rmSync(file('a-laid'));
  expect(await ask('a')).toEqual(ok('a 4'));
  expect(await ask('a')).toEqual(ok('a 4'));
  expect(made).toHaveLength(4);
});

test('what failed is asked for again', async () => {
  const { ask, made } = bench();
  const failed = { ok: false, failure: englishFailure('picture-missing', 'It is gone.') } as const;
  expect(await ask('a', async () => failed)).toEqual(failed);
  await expect(ask('a', () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
  expect(await ask('a')).toEqual(ok('a 3'));
  expect(made).toHaveLength(3);
});

test('who asks after a stop does not get what was stopped', async () => {
  const { ask, made, proposals } = bench();
  let end: (reply: Reply<string>) => void = () => undefined;
  const begun = ask('a', () => new Promise((done) => (end = done)));
  await expect.poll(() => end.length).toBe(1);
  proposals.stopped();
  const cancelled = { ok: false, failure: englishFailure('cancelled', 'Stopped.') } as const;
  const second = ask('a');
  await expect.poll(() => made.length).toBe(2);
  end(cancelled);
  expect([await begun, await second]).toEqual([cancelled, ok('a 2')]);
  // The end of the first takes nothing of the second away.
  expect(await ask('a')).toEqual(ok('a 2'));
});

test('the last ones are remembered', async () => {
  const { ask, made } = bench(2);
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('a picture that is not there is told by whoever reads it', async () => {
  const { ask, file } = bench();
  rmSync(file('result'));
  expect(await ask('a')).toEqual(ok('a 1'));
});
