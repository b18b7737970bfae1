// Ctrl+C in the middle: nothing but what is so is said, what was done is told, and no command ends with a fault of its own.
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { EditState } from '../../../app/edits/record.ts';
import { leftBehind } from '../../../main/command/stopped.ts';
import { makeLibrary } from '../../corpus/library.ts';
import { makeBench, unhurried } from './run-command.ts';
import type { Bench, Running } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });

/** Resolves with the first line that is printed. */
const printed = ({ child }: Running): Promise<unknown> => new Promise((resolve) => child.stdout?.once('data', resolve));

const edit = (state: EditState, rehearsal = false) => ({ state, service: { rehearsal, baseUrl: '' } });

test.each([
  [
    'what is out goes on',
    [edit('running'), edit('waiting'), edit('done')],
    'Stopped waiting. What was sent goes on at SeaArt: “kontext resume” brings it home.',
  ],
  ['a create may be out', [edit('submitting')], 'Stopped waiting. What was sent goes on at SeaArt: “kontext resume” brings it home.'],
  ['in the rehearsal', [edit('queued', true)], 'Stopped waiting. What was sent goes on in the rehearsal: “kontext resume” brings it home.'],
  ['nothing left', [edit('done'), edit('failed')], 'Stopped. Nothing is on its way.'],
  ['one in line', [edit('waiting')], 'Stopped. Nothing is on its way; 1 edit waits unsent: “kontext resume” goes on with it.'],
  [
    'two in line',
    [edit('waiting'), edit('waiting')],
    'Stopped. Nothing is on its way; 2 edits wait unsent: “kontext resume” goes on with them.',
  ],
])('a stopped command says what goes on without it: %s', (_what, edits, words) => {
  expect(leftBehind(edits, null)).toBe(words);
});

test('of a batch its own command is named, which goes on with what waits in line', () => {
  expect(leftBehind([edit('waiting')], 'This.')).toBe('Stopped. Nothing is on its way. This.');
  expect(leftBehind([edit('running')], 'This.')).toMatch(/^Stopped waiting.* home\. This\.$/);
});

const edits = 600;
async function largeLibrary(): Promise<Bench> {
  const bench = await makeBench();
  await makeLibrary({ folder: bench.library, edits, painted: 1, seed: 7 });
  // Its index is made.
  await bench.run(['names']);
  return bench;
}

test('what marks ends after those that it is at and says how many; what only looks says nothing but that it was stopped', async () => {
  const { start, run } = await largeLibrary();
  const marking = start(['organise', '--matching', '', '--tag', 'looked-at']);
  await printed(marking);
  marking.child.kill('SIGINT');
  const ended = await marking.ended;
  const marked = ended.stdout.trim().split('\n');
  expect([ended.code, ended.stderr]).toEqual([130, `Stopping …\n${marked.length} of ${edits} edits changed.\n`]);
  expect([256, 512]).toContain(marked.length);
  const found = await run(['history', 'tag:looked-at', '--limit', '10000', '--json']);
  expect(found.lines.map(({ id }) => id).toSorted()).toEqual(marked.toSorted());

  const looking = start(['history', '--limit', '10000', '--json']);
  await printed(looking);
  looking.child.kill('SIGINT');
  const looked = await looking.ended;
  expect([looked.code, looked.stderr]).toEqual([130, 'Stopped.\n']);
});

test('a stopped batch says how it is gone on with, and that goes on with it', async () => {
  const { server, start, run, photo } = await makeBench();
  const folder = join(dirname(photo), 'photos');
  mkdirSync(folder);
  for (const name of ['a.jpg', 'b.jpg']) copyFileSync(photo, join(folder, name));
  server.behaviour.pace = ['IN_PROGRESS'];
  const running = start(['batch', '--folder', folder, '-p', 'a lake', '--json']);
  await running.saw('running');
  running.child.kill('SIGINT');
  const { code, stderr, lines } = await running.ended;
  const batch = String(lines.find(({ type }) => type === 'batch')?.id);
  expect([code, unhurried(stderr)]).toEqual([
    130,
    expect.stringMatching(
      new RegExp(
        `Stopped waiting\\. What was sent goes on at SeaArt: “kontext resume” brings it home\\. “kontext batch --resume ${batch}” goes on with the batch\\.\\n`,
      ),
    ),
  ]);
  expect(lines.filter(({ type, id }) => type === 'failure' && id === null)).toEqual([]);
  const [listed] = (await run(['batch', '--list', '--json'])).lines;
  expect(listed).toMatchObject({
    id: batch,
    state: 'interrupted',
    underWay: 0,
    resting: lines.filter(({ state }) => state === 'waiting').length,
  });
  // The same line once more would buy the same again.
  const same = await run(['batch', '--folder', folder, '-p', 'a lake', '--json']);
  expect([same.code, same.lines.at(-1)?.['kind'], same.stderr.includes(`kontext batch --resume ${batch}`)]).toEqual([
    4,
    'paid-before',
    true,
  ]);
  server.behaviour.pace = [];
  for (const task of server.tasks.values()) task.pace = ['COMPLETED'];
  const resumed = await run(['batch', '--resume', batch, '--json']);
  expect([resumed.code, server.count('create')]).toEqual([0, 2]);
  // Where it has ended, somebody means it.
  server.behaviour.pace = ['COMPLETED'];
  expect([(await run(['batch', '--folder', folder, '-p', 'a lake'])).code, server.count('create')]).toEqual([0, 4]);
});
