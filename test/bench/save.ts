// A finished picture to the disk: whole, hashed, synced, named, its record and its row, beside writing the two files.
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EditRecord } from '../../app/edits/record.ts';
import { recordOf } from '../corpus/edits.ts';
import { pretendedPictures } from '../corpus/pictures.ts';
import type { Bench } from './bench.ts';
import { atShare, longestBlock, middle, ms, msOf, times } from './figures.ts';
import { seed } from './fixtures.ts';

const pictureBytes = 2_000_000;
const burst = 100;

export const save: Bench = {
  name: 'save',
  means: `A result of 2 MB of an edit whose picture is being fetched: written beside its place, synced, named, its folder synced, then its record the same way,
then its row given to the index. The alternative writes picture and record and hopes. In the burst a hundred are saved together; the block is the longest time in which the program
could do nothing else.`,
  run: async ({ fixtures, rounds, say }) => {
    say('saving');
    const place = { home: path.join(fixtures.scratch, 'save-home'), library: path.join(fixtures.scratch, 'save-library') };
    const library = await fixtures.open(place);
    await library.settled();
    const corpus = { total: 10_000, seed };
    const content = randomBytes(pictureBytes);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const result = { sha256, bytes: pictureBytes, mediaType: 'image/png', width: 1248, height: 832 } as const;
    const recordAt = (n: number): EditRecord => {
      const record = recordOf(corpus, n, pretendedPictures(corpus));
      return { ...record, state: 'saving', failure: null, results: [] };
    };
    /** As an edit is before its picture comes. */
    const begin = async (record: EditRecord): Promise<EditRecord> => {
      const saved = await library.save(record);
      if (!saved.ok) throw new Error(saved.failure.message);
      return record;
    };
    const saveOne = async (record: EditRecord): Promise<void> => {
      const temporary = await library.temporaryFor(record, 0);
      if (!temporary.ok) throw new Error(temporary.failure.message);
      await writeFile(temporary.value, content);
      const adopted = await library.adopt(record, 0, temporary.value, 'image/png', sha256);
      if (!adopted.ok) throw new Error(adopted.failure.message);
      const saved = await library.save({ ...record, state: 'done', results: [{ file: adopted.value, ...result }] }, record);
      if (!saved.ok) throw new Error(saved.failure.message);
    };
    const plainFolder = path.join(fixtures.scratch, 'save-plain');
    mkdirSync(plainFolder);
    const plainOne = async (record: EditRecord): Promise<void> => {
      await writeFile(path.join(plainFolder, `${record.stem}.png`), content);
      await writeFile(path.join(plainFolder, `${record.stem}.json`), JSON.stringify(record, null, 2));
    };
    const [ours, plain]: [number[], number[]] = [[], []];
    for (let n = 0; n < 10 * rounds; n += 1) {
      const record = await begin(recordAt(n));
      ours.push(await msOf(() => saveOne(record)));
      plain.push(await msOf(() => plainOne(record)));
    }
    const records: EditRecord[] = [];
    for (let n = 0; n < burst; n += 1) records.push(await begin(recordAt(1000 + n)));
    let blockMs = 0;
    const together = await msOf(async () => (blockMs = await longestBlock(() => Promise.all(records.map(saveOne)))));
    await library.close();
    const [one, other] = [middle(ours), middle(plain)];
    return [
      {
        goal: 'P13',
        name: 'a result of 2 MB saved for good',
        ours: `${ms(one)}, p95 ${ms(atShare(ours, 0.95))}`,
        other: `plain writes ${ms(other)}`,
        ratio: times(one / other),
        budget: '≤ 4×, ≤ 10 ms',
        held: one <= 4 * other && one <= 10,
      },
      {
        goal: 'P13',
        name: `longest block while ${burst} are saved together`,
        ours: ms(blockMs),
        other: `all of them in ${ms(together)}`,
        budget: '≤ 16 ms',
        held: blockMs <= 16,
      },
    ];
  },
};
