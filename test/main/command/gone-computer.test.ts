// Edits of a computer or installation that is gone: what it had sent, was sending, and left unsent.
import { rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { filesBelow, killNow, makeBench, readJson } from './run-command.ts';
import type { Line } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });
const lake = ['edit', '-p', 'a lake', '--json'];
const kindOf = (line: Line | undefined): unknown => [line?.type, line?.id, line?.state, line?.['kind'] ?? null];

describe('a command that is killed', () => {
  test('and whose computer is gone, is gone on with where it is named: one create in all', async () => {
    const bench = await makeBench();
    const { server, start, run, home } = bench;
    server.behaviour.pace = ['IN_PROGRESS'];
    const first = start(lake);
    const { id } = await first.saw('running');
    await killNow(first);
    rmSync(home, { recursive: true });
    for (const task of server.tasks.values()) task.pace = ['COMPLETED'];
    expect((await run(['resume'])).stderr).toContain('1 edit under way by another program or computer');
    const ran = await run(['resume', String(id), '--json']);
    expect([ran.code, kindOf(ran.lines.at(-1)), server.count('create')]).toEqual([0, ['result', id, 'done', null], 1]);
    expect(ran.stderr).toContain('It was begun by another computer or installation; it is gone on with here.');
  });

  test('and whose computer is gone for longer than it would live, is decided where it is named: what was being sent, and what was not sent yet', async () => {
    const bench = await makeBench();
    const { server, start, run, home, library } = bench;
    for (const step of [1, 2, 3]) {
      server.next('create', { cutAnswerAfter: 0, ending: 'silence' });
      const first = start(['edit', '-p', `a lake ${step}`, '--json']);
      await server.until(() => server.creates[step - 1]?.heard.whole === true && server.tasks.size === step);
      await killNow(first);
    }
    rmSync(home, { recursive: true });
    const files = filesBelow(library).filter((file) => /[/\\]\d{4}[/\\].*\.json$/.test(file));
    const age = (file: string, hours: number, state: string): string => {
      const record = readJson(file) as { id: string; timeline: { at: string; state: string }[] };
      const at = new Date(Date.now() - hours * 3_600_000).toISOString();
      const timeline = record.timeline
        .filter((entry) => state === 'submitting' || entry.state !== 'submitting')
        .map((entry) => ({ ...entry, at }));
      writeFileSync(file, JSON.stringify({ ...record, state, timeline }));
      return record.id;
    };
    const [one = '', two = '', three = ''] = files;
    const young = age(one, 0.9, 'submitting');
    for (const args of [
      ['resume', young, '--request-id', 'x'],
      ['forget', young],
      ['cancel', young],
      ['trash', young],
    ]) {
      const refused = await run(args);
      expect([args[0], refused.code, refused.stderr]).toEqual([
        args[0],
        7,
        expect.stringContaining('Another computer or installation has this edit.'),
      ]);
    }
    const [sent, other, unsent] = [age(one, 1.1, 'submitting'), age(two, 1.1, 'submitting'), age(three, 25, 'waiting')];
    expect((await run(['forget', other])).code).toBe(0);
    const taskOf = [...server.tasks.values()].find(
      ({ fields }) => fields['prompt'] === (readJson(one)['request'] as { prompt: string }).prompt,
    );
    const fetched = await run(['resume', sent, '--request-id', String(taskOf?.requestId), '--json']);
    expect([fetched.code, fetched.lines.at(-1)?.state]).toEqual([0, 'done']);
    expect((await run(['resume', unsent])).code).not.toBe(0);
    expect((await run(['cancel', unsent])).code).toBe(0);
    const states = files.map((file) => readJson(file)['state']);
    expect([states, server.count('create')]).toEqual([['done', 'lost', 'cancelled'], 3]);
  });
});
