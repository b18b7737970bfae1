// Every flow of the command, at a service that quotes the key wherever it can: the key is in nothing it writes, says or asks.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { killNow, makeBench } from '../main/command/run-command.ts';
import type { Bench, Ran } from '../main/command/run-command.ts';
import { canary } from './canary.ts';
import { keepFigures, sweep } from './figures.ts';
import { calm, fewScenes, quotes, scenes } from './hostile.ts';

const said: string[] = [];

/** Runs the command and keeps what it said. */
async function tell(bench: Bench, args: readonly string[]): Promise<Ran> {
  const ran = await bench.run(args);
  said.push(ran.stdout, ran.stderr);
  return ran;
}

const stateOf = (ran: Ran): unknown => ran.lines.findLast(({ state }) => typeof state === 'string')?.state ?? ran.stderr;

test('the command leaves the key nowhere', { timeout: 1_800_000 }, async () => {
  const bench = await makeBench({ key: canary });
  const { server } = bench;
  const temporary = `${bench.home}-temporary`;
  mkdirSync(temporary);
  bench.environment['TMPDIR'] = temporary;
  const ends = new Set<string>();
  let flows = 0;

  for (const { name, arrange, end } of process.env['KONTEXT_LEAK_SCENES'] === 'all' ? scenes(canary) : fewScenes(canary)) {
    arrange(server);
    const ran = await tell(bench, ['edit', bench.photo, '-p', name, '--json', '--wait', '120']);
    expect([name, stateOf(ran)]).toEqual([name, end]);
    const id = String(ran.lines.find((line) => typeof line.id === 'string')?.id);
    // What a person does next, once for each way it can end.
    if (!ends.has(end)) await tell(bench, ['show', id]);
    if (!ends.has(end) && end === 'unknown') {
      await tell(bench, ['resume', id, '--request-id', 'mmsu_of_nobody', '--wait', '2']);
      await tell(bench, ['forget', id]);
    }
    ends.add(end);
    calm(server);
    flows += 1;
  }

  // Asked for a cancel, the service quotes the key too.
  for (const [at, status] of [400, 401, 405, 500].entries()) {
    server.manner.pace = ['IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED'];
    server.next('cancel', { status, body: quotes(canary)[at] });
    const edit = bench.start(['edit', '-p', `cancelled, ${status}`, '--json']);
    const { id } = await edit.saw('running');
    await tell(bench, ['cancel', id, '--wait', '5']);
    const ran = await edit.ended;
    said.push(ran.stdout, ran.stderr);
    calm(server);
    flows += 1;
  }

  // Killed half-way, then brought home by another.
  server.manner.pace = ['IN_QUEUE', 'IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED'];
  const cut = bench.start(['edit', bench.photo, '-p', 'killed half-way', '--json']);
  const { id: cutId } = await cut.saw('queued');
  await killNow(cut);
  said.push((await cut.ended).stdout);
  expect((await tell(bench, ['resume', cutId, '--json'])).code).toBe(0);
  flows += 1;

  // The key where it does not belong, and everything that only reads.
  const acts = [
    ['key', 'set', canary],
    ['key', `--set=${canary}`],
    ['key', 'status'],
    ['key', 'clear'],
    ['history'],
    ['history', 'killed'],
    ['sent'],
    ['sent', '--csv'],
    ['verify'],
    ['edit', '-p', 'practice', '--rehearsal'],
    ...[[], ['--pair'], ['--sheet'], ['--page']].map((shape) => ['export', cutId, '--to', join(dirname(bench.home), 'exports'), ...shape]),
  ];
  for (const act of acts) {
    await tell(bench, act);
    flows += 1;
  }
  for (const act of [['history'], ['sent'], ['key', 'status'], ['key', 'set', canary]]) await tell(bench, [...act, '--json']);
  const set = spawnSync(process.execPath, [bench.command, 'key', 'set'], { env: bench.environment, input: canary, encoding: 'utf8' });
  said.push(set.stdout, set.stderr);

  const { leaks, figures } = sweep({
    key: canary,
    folders: [dirname(bench.home)],
    texts: { 'what the command said': said.join('\n') },
    server,
  });
  expect(leaks).toEqual([]);
  expect([figures.files > 25, figures.requests > 30, figures.keyless > 5]).toEqual([true, true, true]);
  keepFigures('command', { ...figures, flows });
});
