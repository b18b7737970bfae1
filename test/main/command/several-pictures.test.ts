// A request of which several pictures come, where one of them does not come at once: it is said, and had later, whichever it was.
import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { resultPng } from '../../fakes/pictures.ts';
import { makeBench } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });
const gone = { status: 404, body: {} };

test.each([
  ['first', 0, [gone, gone]],
  ['second', 1, [{}, gone, gone]],
])('of three pictures the %s does not come: that is said, and “resume ID” of the done edit fetches it', async (_, nth, steps) => {
  const { server, run } = await makeBench();
  const pictures = await Promise.all([24, 25, 26].map((width) => resultPng(width, 16)));
  server.behaviour.pictures = async () => pictures;
  // The link that is given anew is dead as well.
  for (const step of steps) server.next('download', step);
  const ran = await run(['edit', '-p', 'a lake', '--json']);
  const { id = '', files = [] } = ran.lines.at(-1) ?? {};
  const left = `1 of 3 pictures did not come: “kontext resume ${id}” asks for the rest once more; nothing is bought.`;
  expect([ran.code, files.length, ran.stderr.split('\n').includes(left)]).toEqual([0, 2, true]);

  server.next('download', gone);
  const refused = await run(['resume', String(id), '--json']);
  expect([refused.code, refused.lines.at(-1)?.['message']]).toEqual([
    5,
    '1 of 3 pictures of this edit did not come, and cannot be had at the moment. What came is in the library, as it was.',
  ]);

  const asked = server.count('download');
  const again = await run(['resume', String(id), '--json']);
  const all = again.lines.at(-1)?.files ?? [];
  expect([again.code, again.stderr, server.count('download') - asked]).toEqual([0, '', 1]);
  // Each of the others stays which it was.
  expect(all.slice(0, 2)).toEqual(files);
  expect(readFileSync(all[2] ?? '').equals(pictures[nth] ?? Buffer.alloc(0))).toBe(true);
  expect((await run(['resume', String(id), '--json'])).lines.at(-1)?.files).toEqual(all);
  expect([(await run(['verify', '--json'])).lines, server.count('create')]).toEqual([
    [{ type: 'verified', edits: 1, files: 3, findings: 0 }],
    1,
  ]);
});
