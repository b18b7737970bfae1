// Ordering the library by the command, on real records.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { models } from '../../../app/models/models.ts';
import { makeBench } from './run-command.ts';
import type { Bench } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });

async function withEdits(bench: Bench, prompts: readonly string[], more: readonly string[] = []): Promise<string[]> {
  const ids: string[] = [];
  for (const prompt of prompts) {
    const ran = await bench.run(['edit', '-p', prompt, '--json', ...more]);
    ids.push(ran.lines.at(-1)?.id ?? '');
  }
  return ids;
}

const recordsIn = (bench: Bench): Record<string, unknown>[] =>
  readdirSync(bench.library, { recursive: true })
    .map(String)
    .filter((name) => /^\d{4}.*\.json$/.test(name))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(bench.library, name), 'utf8')) as Record<string, unknown>);

test('marks, trash and names are in the records and in what the command says', async () => {
  const bench = await makeBench();
  const [sky = '', sea = ''] = await withEdits(bench, ['red sky', 'blue sea'], ['--project', 'Client X']);
  expect(recordsIn(bench).map(({ organised }) => (organised as { project: string }).project)).toEqual(['Client X', 'Client X']);

  const marked = await bench.run(['organise', sky, sea, '--stars', '4', '--tag', 'sunset', '--label', 'red', '--json']);
  const before = { label: null, stars: 0, tags: [] };
  expect([marked.code, marked.lines.toSorted((a, b) => (a.id < b.id ? -1 : 1))]).toEqual([
    0,
    [sky, sea].map((id) => ({ type: 'organised', id, before })),
  ]);
  const all = await bench.run(['organise', '--matching', 'sea stars:4', '--untag', 'SUNSET', '--project', 'none', '--note', 'for later']);
  expect([all.code, all.stdout.trim()]).toEqual([0, sea]);
  const found = await bench.run(['history', 'tag:sunset project:"client x"', '--json']);
  expect(found.lines.map(({ id, stars, tags, label, project, trashed }) => ({ id, stars, tags, label, project, trashed }))).toEqual([
    { id: sky, stars: 4, tags: ['sunset'], label: 'red', project: 'Client X', trashed: false },
  ]);
  expect((await bench.run(['words', 'sk', '--json'])).lines).toEqual([
    {
      ...{ type: 'words', prompt: 'red sky', uses: 1, done: 1, kept: 0, out: 0, starred: 1, meanStars: 4, rehearsals: 0, edit: sky },
      file: found.lines[0]?.files?.[0],
    },
  ]);
  expect((await bench.run(['words', '--sort', 'newest'])).stdout).toMatch(
    /^1 use +4\.0 stars +0 kept, 0 out +blue sea\n1 use +4\.0 stars +0 kept, 0 out +red sky\n$/,
  );
  expect((await bench.run(['names', '--json'])).lines).toEqual([
    { type: 'name', kind: 'tag', name: 'sunset', edits: 1 },
    { type: 'name', kind: 'project', name: 'Client X', edits: 1 },
    { type: 'name', kind: 'label', name: 'red', edits: 2 },
    ...models.map(({ id, name, finishOn, parameters }) => ({
      type: 'model',
      id,
      name,
      pictures: 4,
      parameters: parameters.map(({ field }) => field),
      finishOn,
    })),
  ]);

  expect((await bench.run(['trash', sky])).code).toBe(0);
  const ids = async (query: string): Promise<unknown[]> => (await bench.run(['history', query, '--json'])).lines.map(({ id }) => id);
  expect([await ids(''), await ids('in:trash')]).toEqual([[sea], [sky]]);
  expect((await bench.run(['restore', sky])).code).toBe(0);
  expect(await ids('')).toEqual([sea, sky]);
});

test('an emptied trash is in the system’s trash, and what was sent stays in the ledger', async () => {
  const bench = await makeBench();
  const ran = await bench.run(['edit', bench.photo, '-p', 'red sky', '--json']);
  const last = ran.lines.at(-1);
  const before = (await bench.run(['sent', '--json'])).lines;
  expect(before).toMatchObject([{ editId: last?.id, requestId: last?.requestId, charged: 'yes' }]);

  const environment = { XDG_DATA_HOME: join(bench.home, 'share') };
  await bench.run(['trash', last?.id ?? '']);
  expect((await bench.run(['sent', '--json'])).lines).toEqual(before);
  const emptied = await bench.run(['trash', '--empty', '--json'], environment);
  expect([emptied.code, emptied.lines, emptied.stderr]).toEqual([0, [{ type: 'emptied', edits: 1, inputs: 0, failures: [] }], '']);
  expect([existsSync(last?.files?.[0] ?? ''), existsSync(last?.record ?? ''), recordsIn(bench)]).toEqual([false, false, []]);
  expect((await bench.run(['sent', '--json'])).lines).toEqual(before);
  expect((await bench.run(['verify', '--json'])).lines).toMatchObject([{ type: 'verified', edits: 0, findings: 0 }]);
});

test('what is not understood changes nothing, and says why', async () => {
  const bench = await makeBench();
  await withEdits(bench, ['red sky']);
  const before = recordsIn(bench);
  for (const [args, code, said] of [
    [['organise', '--matching', 'sky stars:9', '--stars', '1'], 2, '“stars:9” is no filter; it takes stars:4, stars:>=3.'],
    [['history', 'is:duplicat'], 2, '“is:duplicat” is no filter. Did you mean “is:duplicate”?'],
    [['batch', '--matching', 'iss:done', '-p', 'x', '--rehearsal'], 2, 'Did you mean “is:done”?'],
    [['export', '--matching', 'is:picks', '--to', bench.home], 2, 'Did you mean “is:pick”?'],
    [['organise', '01JD0000000000000000000000', '--stars', '1'], 2, 'There is no edit 01JD0000000000000000000000 in this library.'],
    [['organise', '01JD0000000000000000000000'], 2, 'Say what to mark'],
    [['organise', '01JD0000000000000000000000', '--flag', 'maybe'], 2, '--flag'],
    [['trash'], 2, 'Say which edit'],
    [['history', '--saved', 'Best'], 2, 'No search is saved as “Best”'],
  ] as const) {
    const ran = await bench.run(args);
    expect([args, ran.code, ran.stderr]).toEqual([args, code, expect.stringContaining(said)]);
  }
  expect(recordsIn(bench)).toEqual(before);
});

test('of several edits the one that is not there is named', async () => {
  const bench = await makeBench();
  const [sky = '', sea = ''] = await withEdits(bench, ['red sky', 'blue sea']);
  const nobody = '01JD0000000000000000000000';
  await bench.run(['trash', sky]);
  for (const args of [
    ['organise', sea, nobody, '--stars', '1'],
    ['trash', sea, nobody],
    ['restore', sea, nobody],
    ['export', sea, nobody, '--to', bench.home],
    ['trash', '--empty', sky, nobody],
    ['show', nobody],
    ['keep', nobody],
    ['forget', nobody],
    ['resume', nobody],
    ['cancel', nobody],
    ['finish', nobody],
    ['replay', nobody, bench.photo],
  ]) {
    const ran = await bench.run(args);
    expect([args, ran.code, ran.stderr]).toEqual([args, 2, expect.stringContaining(`There is no edit ${nobody} in this library.`)]);
  }
  const other = await bench.run(['trash', '--empty', sky, sea]);
  expect([other.code, other.stderr]).toEqual([2, `The edit ${sea} is not in the trash.\n`]);
  expect((await bench.run(['history', 'in:trash', '--json'])).lines.map(({ id }) => id)).toEqual([sky]);
});
