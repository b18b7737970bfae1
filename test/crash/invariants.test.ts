import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { EditRecord } from '../../app/edits/record.ts';
import { englishFailure } from '../../app/failure.ts';
import { input, namedOf, recordIn, result } from '../fakes/records.ts';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { breachesAfterKill, breachesAfterRestart } from './invariants.ts';
import type { Judged } from './invariants.ts';

const month = '2026/11';
const picture = Buffer.from('the picture as it was served');
const original = Buffer.from('the picture that was given');
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What lies on the disk and what the service counted. */
class Disk {
  readonly folder = temporaryFolder();
  presses = 1;
  creates = 1;
  tasks: readonly string[] = ['mmsu_1'];

  write(file: string, bytes: string | Uint8Array): this {
    const at = path.join(this.folder, file);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, bytes);
    return this;
  }
  record(record: EditRecord): this {
    const inputs = record.request.inputs.map(({ sha256 }) => sha256);
    if (inputs.includes(sha(original))) this.write(`library/inputs/aa/${sha(original)}.png`, original);
    return this.write(`library/${month}/${record.stem}.json`, JSON.stringify(record));
  }
  picture(record: EditRecord, bytes = picture): this {
    return this.write(`library/${month}/${record.stem}.png`, bytes);
  }
  marker(record: EditRecord): this {
    return this.write(`home/libraries/one/live/${record.id}`, `${month}/${record.stem}.json`);
  }
  index(...rows: readonly { id: string; path: string; state: string; present: number }[]): this {
    mkdirSync(path.join(this.folder, 'home/libraries/one'), { recursive: true });
    const database = new DatabaseSync(path.join(this.folder, 'home/libraries/one/index.sqlite'));
    database.exec('CREATE TABLE edits (id TEXT, path TEXT, state TEXT, present INTEGER)');
    for (const row of rows)
      database.prepare('INSERT INTO edits (id, path, state, present) VALUES (?, ?, ?, ?)').run(row.id, row.path, row.state, row.present);
    database.close();
    return this;
  }
  remove(file: string): this {
    rmSync(path.join(this.folder, file));
    return this;
  }
  get judged(): Judged {
    return {
      folder: this.folder,
      home: path.join(this.folder, 'home'),
      presses: this.presses,
      server: { creates: Array.from({ length: this.creates }), tasks: new Map(this.tasks.map((id) => [id, { pictures: [picture] }])) },
    };
  }
}

const moves = (...states: readonly EditRecord['state'][]): Pick<EditRecord, 'timeline'> => ({
  timeline: states.map((state) => ({ at: '2026-11-23T14:32:05.000Z', state })),
});
const request: EditRecord['request'] = { ...recordIn('waiting').request, inputs: [{ ...input, sha256: sha(original) }] };
const through = moves('waiting', 'submitting', 'queued', 'saving', 'done');
const { stem } = recordIn('done');
const done = recordIn('done', 1, { request, ...through, results: [{ ...result, file: `${stem}.png`, sha256: sha(picture) }] });
const queued = recordIn('queued', 1, { request, ...moves('waiting', 'submitting', 'queued') });
const unknown = recordIn('unknown', 1, {
  request,
  ...moves('waiting', 'submitting', 'unknown'),
  failure: englishFailure('outcome-unknown', 'Nobody knows.', { charged: 'maybe' }),
});

const afterKill = (disk: Disk, ...said: readonly { type: string; id?: string; state?: string; requestId?: string }[]) =>
  breachesAfterKill(disk.judged, said);
const afterRestart = (disk: Disk, told: { unknown?: readonly string[]; tidied?: boolean } = {}) =>
  breachesAfterRestart(disk.judged, { unknown: new Set(told.unknown), tidied: told.tidied ?? false });
const wholeEdit = (): Disk => new Disk().record(done).picture(done);
const rowOf = (record: EditRecord) => ({ id: record.id, path: `${month}/${record.stem}.json`, state: record.state, present: 1 });

describe('a disk as it should be has no breaches', () => {
  test('with a whole edit', () => {
    expect(afterRestart(wholeEdit().index(rowOf(done)), { tidied: true })).toEqual([]);
  });
  test('with an edit under way, right after the kill', () => {
    const said = [{ type: 'state', id: queued.id, state: 'queued', requestId: 'mmsu_1' }];
    expect(afterKill(new Disk().record(queued).marker(queued), ...said)).toEqual([]);
  });
  test('with an outcome that nobody knows, once that was said', () => {
    expect(afterRestart(new Disk().record(unknown).marker(unknown), { unknown: [unknown.id] })).toEqual([]);
  });
  test('with a picture in place whose record does not say so yet', () => {
    const saving = recordIn('saving', 1, { request, ...moves('waiting', 'submitting', 'queued', 'saving') });
    expect(afterKill(new Disk().record(saving).marker(saving).picture(saving))).toEqual([]);
  });
});

describe('money', () => {
  const bought = (change: (disk: Disk) => void): readonly string[] => {
    const disk = wholeEdit();
    change(disk);
    return afterKill(disk);
  };
  test('two creates for one press', () => {
    const breaches = bought((disk) => (disk.creates = 2));
    expect(breaches).toEqual(['2 creates for 1 presses', 'a create left before its record said so']);
  });
  test('a create without a record that says that it may have left', () => {
    const waiting = recordIn('waiting', 1, { request });
    const disk = new Disk().record(waiting).marker(waiting);
    disk.tasks = [];
    expect(afterKill(disk)).toEqual(['a create left before its record said so']);
  });
  test('two records for one press', () => {
    const other = { ...done, id: recordIn('done', 2).id, stem: recordIn('done', 2).stem, results: [], outputs: [] };
    expect(bought((disk) => disk.record(other))).toEqual(['2 records for 1 presses']);
  });
  test('an edit that was sent twice', () => {
    const twice = { ...done, ...moves('waiting', 'submitting', 'waiting', 'submitting', 'queued', 'saving', 'done') };
    expect(bought((disk) => disk.record(twice))).toEqual(['an edit was sent twice']);
  });
  test('a request id that is lost', () => {
    expect(bought((disk) => (disk.tasks = ['mmsu_1', 'mmsu_2']))).toEqual(['a request id is lost']);
  });
});

describe('files', () => {
  test('a torn record', () => {
    const breaches = afterKill(new Disk().record(done).picture(done).write(`library/${month}/torn.json`, '{"format": 1,'));
    expect(breaches).toEqual(['torn: library/…/11/torn.json']);
  });
  test('JSON that is no record where one should be, and a torn file of the home', () => {
    const disk = wholeEdit().write(`library/${month}/other.json`, '{}').write('home/draft.json', '');
    expect(afterKill(disk)).toEqual(['torn: home/draft.json', 'torn: library/…/11/other.json']);
  });
  test('a picture that differs from what was served', () => {
    const breaches = afterKill(new Disk().record(done).picture(done, Buffer.from('half')));
    expect(breaches).toEqual(['a picture that differs from what was served', 'a record whose picture is not there']);
  });
  test('a picture whose record does not await it', () => {
    expect(afterKill(new Disk().record(queued).marker(queued).picture(queued))).toEqual([
      'a picture without a record that awaits or has it',
    ]);
  });
  test('a record whose picture is not there', () => {
    expect(afterKill(new Disk().record(done))).toEqual(['a record whose picture is not there']);
  });
  test('a record whose input is not there, and an input that is not what its name says', () => {
    const file = `library/inputs/aa/${sha(original)}.png`;
    expect(afterKill(wholeEdit().remove(file))).toEqual(['a record whose input is not there']);
    expect(afterKill(wholeEdit().write(file, 'half'))).toEqual([
      'an input that is not what its name says',
      'a record whose input is not there',
    ]);
  });
  test('a done edit with fewer pictures than were promised', () => {
    const fewer = { ...done, outputs: [...done.outputs, ...done.outputs] };
    expect(afterKill(new Disk().record(fewer).picture(fewer))).toEqual(['a done record with fewer pictures than were promised']);
  });
  test('a living edit without its marker', () => {
    expect(afterKill(new Disk().record(queued))).toEqual(['an edit that is queued without its live marker']);
  });
});

describe('words', () => {
  const disk = (): Disk => new Disk().record(queued).marker(queued);
  test('said of an edit that has no record', () => {
    expect(afterKill(disk(), { type: 'state', id: done.id.replace(/.$/, 'Z'), state: 'waiting' })).toEqual([
      'said waiting, but there is no record',
    ]);
  });
  test('said more than the record knows', () => {
    expect(afterKill(disk(), { type: 'state', id: queued.id, state: 'running' })).toEqual(['said running, but the record is queued']);
  });
  test('said a request id that no record holds', () => {
    expect(afterKill(disk(), { type: 'state', id: queued.id, state: 'queued', requestId: 'mmsu_9' })).toEqual([
      'said a request id that no record holds',
    ]);
  });
});

describe('after the restart', () => {
  test('an edit that nobody goes on with', () => {
    expect(afterRestart(new Disk().record(queued).marker(queued))).toEqual(['an edit still is queued after the restart']);
  });
  test('an unknown outcome that was not said, or not as one that may be charged', () => {
    expect(afterRestart(new Disk().record(unknown).marker(unknown))).toEqual(['an unknown outcome was not said']);
    const mild = { ...unknown, failure: englishFailure('outcome-unknown', 'Nobody knows.', { charged: 'no' }) };
    expect(afterRestart(new Disk().record(mild).marker(mild), { unknown: [mild.id] })).toEqual([
      'an unknown outcome does not say that it may be charged',
    ]);
  });
  test.each(['failed', 'blocked', 'cancelled', 'lost'] as const)('an edit that the kill made %s', (state) => {
    const named = { ...namedOf('mmsu_1') };
    const ended = recordIn(state, 1, { request, named, ...moves('waiting', 'submitting', state) });
    expect(afterRestart(new Disk().record(ended))).toEqual([`an edit ended as ${state}: undefined`]);
  });
  test('a picture that no record names', () => {
    const disk = wholeEdit().write(`library/${month}/${stem}_2.png`, picture);
    expect(afterRestart(disk)).toEqual(['a picture that no record names']);
  });
  test('unfinished files, of which a start has to tidy up', () => {
    const disk = wholeEdit()
      .index(rowOf(done))
      .write(`library/${month}/.kontext-aaaaaa-12-1.part`, '')
      .write('home/inbox/.kontext-aaaaaa-12-2.part/a.png', '');
    expect(afterRestart(disk)).toEqual([]);
    expect(afterRestart(disk, { tidied: true }).map((breach) => breach.split(':')[0])).toEqual(
      Array.from({ length: 2 }, () => 'unfinished file after the restart'),
    );
  });
  test.each([
    ['misses a record', []],
    ['holds an old state', [{ ...rowOf(done), state: 'saving' }]],
    ['says that a picture is not there', [{ ...rowOf(done), present: 0 }]],
    ['holds an edit that has no record', [rowOf(done), rowOf(recordIn('done', 2))]],
  ])('an index that %s', (_, rows) => {
    expect(afterRestart(wholeEdit().index(...rows), { tidied: true })).toEqual([
      expect.stringMatching(/^the index says .*, the records done\/1$/),
    ]);
  });
});
