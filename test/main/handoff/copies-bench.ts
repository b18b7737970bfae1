// A library with one result, and working copies of it whose saves are taken in; for tests of what other programs do to them.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeEach, expect, onTestFinished } from 'vitest';
import type { EditRecord } from '../../../app/edits/record.ts';
import { englishFailure } from '../../../app/failure.ts';
import type { Failure } from '../../../app/failure.ts';
import type { Library } from '../../../main/library/library.ts';
import { openWorkingCopies } from '../../../main/handoff/working-copies.ts';
import type { WorkingCopies } from '../../../main/handoff/working-copies.ts';
import type { Session } from '../../../main/studio/session/session-type.ts';
import { openRealPictures } from '../../fakes/pictures.ts';
import { plantEdit } from '../../faults/bench.ts';
import { makeHome, open, until } from '../library/opened.ts';
import { shaOf } from '../library/records.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const pictures = openRealPictures();
afterAll(() => pictures.close());

export const pace = { settleMs: 40, halfMs: 600, laterMs: 150, pollMs: 200 };
export const away = englishFailure('library-missing', 'The library is away.');

/** Made anew for each test. */
export const bench = {
  home: '',
  library: null as Library | null,
  result: { id: '', file: '', bytes: Buffer.alloc(0) },
  added: [] as { readonly record: EditRecord; readonly of: string; readonly program: string }[],
  refused: [] as { readonly program: string; readonly failure: Failure }[],
  lines: [] as string[],
  /** How many files were looked at to their last pixel, taken or not. */
  inspected: 0,
  /** The SHA-256 of each. */
  looked: [] as string[],
  /** How often a library was asked for that was away. */
  askedInVain: 0,
};

beforeEach(async () => {
  const place = makeHome();
  const result = await plantEdit(place.folder, 7, 'a lighthouse at dusk');
  const { library } = await open(place);
  Object.assign(bench, {
    home: temporaryFolder(),
    library,
    result,
    added: [],
    refused: [],
    lines: [],
    inspected: 0,
    looked: [],
    askedInVain: 0,
  });
});

export function start(): WorkingCopies {
  const copies = openWorkingCopies({
    home: bench.home,
    session: () => {
      if (bench.library !== null) return { library: bench.library } as Session;
      bench.askedInVain += 1;
      return null;
    },
    libraryFailure: () => away,
    pictures: {
      inspect: async (...given) => {
        bench.looked.push(shaOf(readFileSync(given[0])));
        const found = await pictures.inspect(...given);
        bench.inspected += 1;
        return found;
      },
    },
    nameTemplate: () => '{prompt}',
    version: '1.2.3',
    events: {
      added: (record, of, program) => bench.added.push({ record, of, program }),
      refused: (_of, program, failure) => bench.refused.push({ program, failure }),
    },
    log: (line) => bench.lines.push(line),
    pace,
  });
  onTestFinished(() => copies.close());
  return copies;
}

export async function openCopy(copies: WorkingCopies, program = 'Photoshop'): Promise<string> {
  const copy = await copies.open({ id: bench.result.id, index: 0 }, program);
  if (!copy.ok) throw new Error(copy.failure.message);
  return copy.value;
}

export const painted = (background: string, width = 320): Promise<Buffer> =>
  sharp({ create: { width, height: 200, channels: 3, background } })
    .png()
    .toBuffer();
export const count = (wanted: number): Promise<void> => until(() => bench.added.length, wanted);

/** Saves of one copy are taken in one after another: when a further one is there, all before it have been dealt with. */
export async function oneMore(copy: string, colour: string): Promise<void> {
  const before = bench.added.length;
  writeFileSync(path.join(path.dirname(copy), 'zz-last.png'), await painted(colour));
  await until(() => bench.added.some(({ record }) => record.imported?.file === 'zz-last.png'), true);
  expect(bench.added.length).toBe(before + 1);
  bench.added.pop();
}
