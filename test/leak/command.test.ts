// Every flow of the command, at a service that quotes the key wherever it can: the key is in nothing it writes, says or asks.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { killNow, makeBench } from '../main/command/run-command.ts';
import type { Bench, Ran } from '../main/command/run-command.ts';
import { canary } from './canary.ts';
import { keepFigures, sweep } from './figures.ts';
import { calm, fewScenes, quotes, scenes } from './hostile.ts';

/** A command of its own folders and service, and all that it said. */
type Flows = {
  readonly bench: Bench;
  readonly said: string[];
  /** Runs the command and keeps what it said. */
  readonly tell: (args: readonly string[]) => Promise<Ran>;
  /** Looks for the key in all that was written, said and asked until now. */
  readonly look: () => ReturnType<typeof sweep>;
};

async function openFlows(): Promise<Flows> {
  const bench = await makeBench({ key: canary });
  const temporary = `${bench.home}-temporary`;
  mkdirSync(temporary);
  bench.environment['TMPDIR'] = temporary;
  const said: string[] = [];
  return {
    bench,
    said,
    async tell(args) {
      const ran = await bench.run(args);
      said.push(ran.stdout, ran.stderr);
      return ran;
    },
    look: () =>
      sweep({ key: canary, folders: [dirname(bench.home)], texts: { 'what the command said': said.join('\n') }, server: bench.server }),
  };
}

const stateOf = (ran: Ran): unknown => ran.lines.findLast(({ state }) => typeof state === 'string')?.state ?? ran.stderr;

// Side by side: they wait more than they compute.
describe.concurrent('the command leaves the key nowhere', { timeout: 1_800_000 }, () => {
  test('in edits that end in every way', async () => {
    const { bench, tell, look } = await openFlows();
    const { server } = bench;
    const ends = new Set<string>();
    const few = process.env['KONTEXT_LEAK_SCENES'] === 'all' ? scenes(canary) : fewScenes(canary);
    for (const { name, arrange, end } of few) {
      arrange(server);
      const ran = await tell(['edit', bench.photo, '-p', name, '--json', '--wait', '120']);
      expect([name, stateOf(ran)]).toEqual([name, end]);
      const id = String(ran.lines.find((line) => typeof line.id === 'string')?.id);
      // What a person does next, once for each way it can end.
      if (!ends.has(end)) await tell(['show', id]);
      if (!ends.has(end) && end === 'unknown') {
        await tell(['resume', id, '--request-id', 'mmsu_of_nobody', '--wait', '2']);
        await tell(['forget', id]);
      }
      ends.add(end);
      calm(server);
      expect([name, look().leaks]).toEqual([name, []]);
    }
    const { figures } = look();
    expect([figures.files > 25, figures.requests > 25, figures.keyless > 5]).toEqual([true, true, true]);
    keepFigures('command: edits', { ...figures, flows: few.length });
  });

  test('when an edit is cancelled or killed, and in everything that only reads or exports', async () => {
    const { bench, said, tell, look } = await openFlows();
    const { server } = bench;
    let flows = 0;
    // Asked for a cancel, the service quotes the key too.
    for (const [at, status] of [400, 401, 405, 500].entries()) {
      server.behaviour.pace = ['IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED'];
      server.next('cancel', { status, body: quotes(canary)[at] });
      const edit = bench.start(['edit', '-p', `cancelled, ${status}`, '--json']);
      const { id } = await edit.saw('running');
      await tell(['cancel', id, '--wait', '5']);
      const ran = await edit.ended;
      said.push(ran.stdout, ran.stderr);
      calm(server);
      flows += 1;
    }
    expect(look().leaks).toEqual([]);

    // Killed half-way, then brought home by another.
    server.behaviour.pace = ['IN_QUEUE', 'IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED'];
    const cut = bench.start(['edit', bench.photo, '-p', 'killed half-way', '--json']);
    const { id: cutId } = await cut.saw('queued');
    await killNow(cut);
    said.push((await cut.ended).stdout);
    expect((await tell(['resume', cutId, '--json'])).code).toBe(0);
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
      ...[[], ['--pair'], ['--sheet'], ['--page']].map((shape) => [
        'export',
        cutId,
        '--to',
        join(dirname(bench.home), 'exports'),
        ...shape,
      ]),
    ];
    for (const act of acts) {
      await tell(act);
      flows += 1;
    }
    for (const act of [['history'], ['sent'], ['key', 'status'], ['key', 'set', canary]]) await tell([...act, '--json']);
    const set = spawnSync(process.execPath, [bench.command, 'key', 'set'], { env: bench.environment, input: canary, encoding: 'utf8' });
    said.push(set.stdout, set.stderr);
    const { leaks, figures } = look();
    expect(leaks).toEqual([]);
    expect([figures.files > 15, figures.requests > 15, figures.keyless > 0]).toEqual([true, true, true]);
    keepFigures('command: acts', { ...figures, flows });
  });
});
