// What main is asked to send has to be what the window shows: pictures, their order, and how many edits.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Reply } from '../../../../app/failure.ts';
import type { Ran } from '../../../../app/contract/contract.ts';
import { openBench } from '../../../faults/bench.ts';
import { jpeg } from '../../../fakes/pictures.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'kontext-as-shown-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a run whose pictures, order or number differ from what is shown makes nothing; the same as shown runs', async () => {
  const bench = await openBench({ folder, library: path.join(folder, 'library') });
  const files = await Promise.all(
    ['a', 'b'].map(async (name, at) => {
      const file = path.join(folder, `${name}.jpg`);
      writeFileSync(file, await jpeg(64 + at, 48));
      return file;
    }),
  );
  const { pictures } = await bench.studio.takePaths(files);
  const [first, second] = pictures.map(({ sha256 }) => sha256);
  if (first === undefined || second === undefined) throw new Error('two pictures were taken in');
  const run = (places: (string | null)[], count: number, intents = 1): Promise<Reply<Ran>> =>
    bench.studio.handlers['edit.run']({
      request: { model: 'flux_kontext_max', prompt: 'golden evening', pictures: [...pictures], parameters: {} },
      intents: Array.from({ length: intents }, () => crypto.randomUUID()),
      next: false,
      evenIfPaid: false,
      shown: { places, count },
      project: null,
    });
  for (const [places, count] of [
    [[], 1],
    [[first], 1],
    [[second, first], 1],
    [[first, second, null], 1],
    [[first, null], 1],
    [[first, second], 2],
  ] as const) {
    const reply = await run([...places], count);
    expect([places, count, reply.ok ? 'ran' : reply.failure.kind]).toEqual([places, count, 'invalid-request']);
  }
  const library = bench.studio.session()?.library;
  expect((await library?.find(''))?.total).toBe(0);
  expect(await run([first, second], 1)).toMatchObject({ ok: true });
  expect((await library?.find(''))?.total).toBe(1);
  await bench.close();
});
