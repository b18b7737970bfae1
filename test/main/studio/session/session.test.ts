// What a person does with the files by hand while the studio is open.
import { readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { EditRecord } from '../../../../app/edits/record.ts';
import { openBench, plantEdit } from '../../../faults/bench.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** A whole studio, from its source. */
const slow = 60_000;

test(
  'the record of a picture that was renamed beside it is brought true, and the picture is shown all the while',
  async () => {
    const folder = temporaryFolder();
    const library = path.join(folder, 'library');
    const { id, file } = await plantEdit(library, 1);
    const recordFile = file.replace(/\.png$/, '.json');
    const record = (): EditRecord => JSON.parse(readFileSync(recordFile, 'utf8')) as EditRecord;
    const before = record();
    const bench = await openBench({ folder, library });
    await bench.studio.session()?.library.settled();
    renameSync(file, path.join(path.dirname(file), 'my best one.png'));
    await bench.until('the record says so', () => record().results[0]?.file === 'my best one.png');
    expect(record()).toEqual({ ...before, results: before.results.map((result) => ({ ...result, file: 'my best one.png' })) });
    expect(await bench.studio.resultPath(id, 0)).toBe(path.join(path.dirname(file), 'my best one.png'));
    expect(await bench.studio.handlers['edit.show']({ id })).toMatchObject({ ok: true, value: { summary: { present: true } } });
  },
  slow,
);

test(
  'a picture in a folder of the person’s own is served from there, and its record is left as it is',
  async () => {
    const folder = temporaryFolder();
    const library = path.join(folder, 'library');
    const { id, file } = await plantEdit(library, 1);
    const recordFile = file.replace(/\.png$/, '.json');
    const written = statSync(recordFile).mtimeMs;
    const bench = await openBench({ folder, library });
    await bench.studio.session()?.library.settled();
    const elsewhere = path.join(library, 'mine.png');
    renameSync(file, elsewhere);
    await bench.until('it is found', async () => (await bench.studio.resultPath(id, 0)) === elsewhere);
    expect(await bench.studio.media({ kind: 'result', editId: id, index: 0, longSide: null })).toEqual({
      path: elsewhere,
      mediaType: 'image/png',
    });
    expect(statSync(recordFile).mtimeMs).toBe(written);
    rmSync(elsewhere);
    await bench.until('it is missing', async () => (await bench.studio.session()?.library.find('is:missing'))?.total === 1);
    expect(await bench.studio.resultPath(id, 0)).toBeNull();
  },
  slow,
);
