import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { makeBench } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });

const readBatch = ({ lines }: { readonly lines: readonly Record<string, unknown>[] }): Record<string, unknown> =>
  (lines[0] as { edit: { batch: Record<string, unknown> } } | undefined)?.edit.batch ?? {};

test('an edit is varied as one set: its pictures, words and settings without its seed; without one of its pictures nothing is sent', async () => {
  const { server, run, photo, library } = await makeBench();
  const drawn = ['edit', photo, '-p', 'a red door', '--seed', '5', '--aspect-ratio', '16:9', '--project', 'Doors', '--json'];
  const first = await run(drawn);
  const id = String(first.lines.at(-1)?.['id']);
  const varied = await run(['vary', id, '--count', '3', '--json']);
  expect(varied.code).toBe(0);
  const results = varied.lines.filter(({ type }) => type === 'result');
  expect(results.length).toBe(3);
  const bodies = server.creates.map(({ heard }) => JSON.parse(heard.body.toString('utf8')) as Record<string, unknown>);
  const { seed, ...asked } = bodies[0] ?? {};
  expect(seed).toBe(5);
  expect(bodies.slice(1)).toEqual([asked, asked, asked]);

  const shown = await run(['show', String(results[0]?.['id']), '--json']);
  expect(shown.lines[0]?.['edit']).toMatchObject({
    batch: { set: 'a red door', of: 3 },
    organised: { project: 'Doors' },
    repeats: null,
  });

  // One alone takes its place in the set.
  const once = await run(['vary', String(results[1]?.['id']), '--count', '1', '--json']);
  const repeated = await run(['show', String(once.lines.at(-1)?.['id']), '--json']);
  expect(JSON.parse(server.creates.at(-1)?.heard.body.toString('utf8') ?? '')).toEqual(asked);
  expect(readBatch(repeated)).toEqual(readBatch(await run(['show', String(results[1]?.['id']), '--json'])));

  // What is only rehearsed does not.
  const rehearsed = await run(['vary', String(results[1]?.['id']), '--count', '1', '--rehearsal', '--json']);
  const practice = await run(['show', String(rehearsed.lines.at(-1)?.['id']), '--json']);
  expect([rehearsed.code, readBatch(practice), practice.lines[0]?.['edit']]).toMatchObject([0, {}, { service: { rehearsal: true } }]);

  expect(await run(['vary', '01KAZZZZZZZZZZZZZZZZZZZZZZ'])).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no edit') });
  const inputs = join(library, 'inputs');
  for (const name of readdirSync(inputs)) rmSync(join(inputs, name), { recursive: true });
  const without = await run(['vary', id]);
  expect([without.code, without.stderr]).toEqual([2, expect.stringContaining('“photo.jpg” is not here any more, so nothing was sent.')]);
  expect(server.creates.length).toBe(5);
});
