// Damaged records and damaged pictures: what the person is told, what can be had again, and that nothing is overwritten.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { openBench } from './bench.ts';
import type { Bench } from './bench.ts';
import { recordOf } from '../main/library/records.ts';

async function aResult(bench: Bench, prompt = 'a lighthouse'): Promise<{ id: string; file: string; bytes: Buffer }> {
  const id = await bench.run(prompt);
  await bench.done(id);
  const file = await bench.studio.resultPath(id, 0);
  if (file === null) throw new Error('there is no result');
  return { id, file, bytes: readFileSync(file) };
}

async function shownPresent(bench: Bench, id: string): Promise<boolean | string> {
  const shown = await bench.studio.handlers['edit.show']({ id });
  return shown.ok ? shown.value.summary.present : shown.failure.kind;
}

async function inGrid(bench: Bench): Promise<readonly { id: string; present: boolean }[]> {
  const rows = await bench.studio.handlers['library.rows']({ query: '', offset: 0, count: 9 });
  return rows.ok ? rows.value.map(({ id, present }) => ({ id, present })) : [];
}

describe('row 11: records that cannot be read', () => {
  test('row 11: are listed with their path and the reason, shown in their folder by key, and left as they are', async () => {
    const folder = temporaryFolder();
    const library = path.join(folder, 'library');
    const month = path.join(library, '2026', '10');
    mkdirSync(month, { recursive: true });
    const good = recordOf(1);
    const text = JSON.stringify(good);
    const corpus: readonly [name: string, content: string, reason: string][] = [
      ['a-torn', text.slice(0, text.length / 2), 'is not complete JSON'],
      ['b-words', 'hello', 'is not complete JSON'],
      ['c-empty', '', 'is empty'],
      ['d-types', text.replace(/"state":"done"/, '"state":7'), 'is not a record: state does not fit'],
      ['e-future', text.replace('"format":1', '"format":99'), 'was written by a newer version of Kontext Studio'],
      ['f-list', '[]', 'is not a record: the whole does not fit'],
    ];
    writeFileSync(path.join(month, `${good.stem}.json`), text);
    writeFileSync(path.join(month, 'z-second.json'), text);
    for (const [name, content] of corpus) writeFileSync(path.join(month, `${name}.json`), content);
    writeFileSync(path.join(month, 'g-huge.json'), '');
    truncateSync(path.join(month, 'g-huge.json'), 1_000_000_000);

    const bench = await openBench({ folder, library });
    await bench.studio.session()?.library.settled();
    const damaged = await bench.studio.handlers['library.damaged'](undefined);
    const list = damaged.ok ? damaged.value : [];
    expect(list.map((one) => [one.path, one.reason])).toEqual(
      [
        // Which of two equal records is the second one goes by their names.
        ...corpus.map(([name, , reason]) => [`2026/10/${name}.json`, reason]),
        ['2026/10/g-huge.json', 'is larger than 16 MB, which no record is'],
        ['2026/10/z-second.json', `is a second record of the edit in 2026/10/${good.stem}.json`],
      ].sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    );
    expect(await Promise.all(list.map(({ key }) => bench.studio.damagedPath(key)))).toEqual(
      list.map((one) => path.join(library, one.path)),
    );
    expect(await bench.studio.damagedPath('0'.repeat(64))).toBeNull();
    expect([await inGrid(bench), bench.studio.session()?.library.status().damaged]).toEqual([[{ id: good.id, present: true }], 8]);
    for (const [name, content] of corpus) expect(readFileSync(path.join(month, `${name}.json`), 'utf8')).toBe(content);
  });
});

const fifo = (file: string): boolean => spawnSync('mkfifo', [file]).status === 0;

describe('row 12: a picture file that is not what was received', () => {
  const harms: readonly [what: string, harm: (file: string, bytes: Buffer) => void][] = [
    ['missing', () => undefined],
    ['empty', (file) => writeFileSync(file, '')],
    ['truncated', (file, bytes) => writeFileSync(file, bytes.subarray(0, bytes.length / 2))],
    ['a link to something outside', (file) => symlinkSync('/etc/hostname', file)],
    ['a folder', (file) => mkdirSync(file)],
    ['a pipe', (file) => void fifo(file)],
  ];

  test.each(harms)('row 12: that is %s is said, is not followed or waited for, and is fetched again as it was', async (what, harm) => {
    const folder = temporaryFolder();
    const library = path.join(folder, 'library');
    const bench = await openBench({ folder, library });
    const { id, file, bytes } = await aResult(bench);
    expect(await shownPresent(bench, id)).toBe(true);
    rmSync(file);
    harm(file, bytes);
    const kind = existsSync(file) ? lstatSync(file).mode : null;
    // Looked at, it is found out, and the grid knows it from then on.
    expect([await shownPresent(bench, id), await inGrid(bench)]).toEqual([false, [{ id, present: false }]]);

    expect(await bench.studio.handlers['edit.fetchAgain']({ id })).toEqual({ ok: true, value: null });
    const now = (await bench.studio.resultPath(id, 0)) ?? '';
    expect(readFileSync(now).equals(bytes)).toBe(true);
    // What lies under the old name is left as it is.
    if (what !== 'missing') expect([now === file, lstatSync(file).mode]).toEqual([false, kind]);
    expect([await shownPresent(bench, id), await inGrid(bench), bench.changed.at(-1)?.present]).toEqual([
      true,
      [{ id, present: true }],
      true,
    ]);
    expect(readdirSync(path.dirname(file)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('row 12: that was replaced by as many other bytes is found by its hash and fetched again', async () => {
    const folder = temporaryFolder();
    const bench = await openBench({ folder, library: path.join(folder, 'library') });
    const { id, file, bytes } = await aResult(bench);
    const other = Buffer.from(bytes).fill(0, bytes.length - 100);
    writeFileSync(file, other);
    expect(await bench.studio.handlers['edit.fetchAgain']({ id })).toEqual({ ok: true, value: null });
    const now = (await bench.studio.resultPath(id, 0)) ?? '';
    expect([readFileSync(now).equals(bytes), readFileSync(file).equals(other), now === file]).toEqual([true, true, false]);
  });

  test('row 12: that the service does not have any more is said with what is left to do, and nothing is changed', async () => {
    const folder = temporaryFolder();
    const library = path.join(folder, 'library');
    const bench = await openBench({ folder, library });
    const { id, file } = await aResult(bench);
    const record = (await bench.studio.recordPath(id)) ?? '';
    const text = readFileSync(record, 'utf8');
    await bench.close();
    rmSync(file);
    rmSync(path.join(folder, 'home', 'rehearsal'), { recursive: true });
    const again = await openBench({ folder, library });
    expect(await again.studio.handlers['edit.fetchAgain']({ id })).toMatchObject({
      ok: false,
      failure: { kind: 'result-expired', message: expect.stringContaining('Put the file back from a backup, or run the edit again') },
    });
    expect(readFileSync(record, 'utf8')).toBe(text);
  });

  test('row 12: that another picture is given for is refused: only the bytes that were received once are taken', async () => {
    const folder = temporaryFolder();
    const bench = await openBench({ folder, library: path.join(folder, 'library') });
    const first = await aResult(bench, 'one');
    const second = await aResult(bench, 'two');
    // The record of the first names the request of the second.
    const session = bench.studio.session();
    const other = await session?.library.load(second.id);
    await session?.editStore.change(first.id, (now) => ({ ...now, named: other?.named ?? null, outputs: other?.outputs ?? [] }));
    rmSync(first.file);
    expect(await bench.studio.handlers['edit.fetchAgain']({ id: first.id })).toMatchObject({
      ok: false,
      failure: { kind: 'result-damaged' },
    });
    expect(existsSync(first.file)).toBe(false);
  });

  test.skipIf(process.getuid?.() === 0)('row 12: that may not be read is fetched again beside it (root may read everything)', async () => {
    const folder = temporaryFolder();
    const bench = await openBench({ folder, library: path.join(folder, 'library') });
    const { id, file } = await aResult(bench);
    chmodSync(file, 0);
    expect(await bench.studio.handlers['edit.fetchAgain']({ id })).toEqual({ ok: true, value: null });
  });

  test('row 12: is found at the next start by the folder’s time alone', async () => {
    const folder = temporaryFolder();
    const library = path.join(folder, 'library');
    const bench = await openBench({ folder, library });
    const { id, file } = await aResult(bench);
    await bench.close();
    renameSync(file, path.join(folder, 'elsewhere.png'));
    utimesSync(path.dirname(file), new Date(), new Date());
    const again = await openBench({ folder, library });
    await again.studio.session()?.library.settled();
    expect(await inGrid(again)).toEqual([{ id, present: false }]);
  });
});
