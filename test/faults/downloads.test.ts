// Many pictures that are ready at the same time: fetched four at a time, in order, each durable, whatever some of them do.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { makeReceive } from '../../main/studio/session/receive.ts';
import { openRealPictures, png } from '../fakes/pictures.ts';
import { makeHome, open, saveAll } from '../main/library/opened.ts';
import { recordOf } from '../main/library/records.ts';

test('row 35: of fifty pictures at once four are fetched at a time, in order; three that fail first hold up no other', async () => {
  const many = 50;
  const picture = await png(40, 30);
  const fails = new Set(['3', '17', '41']);
  const asked: string[] = [];
  const held: (() => void)[] = [];
  let open_ = 0;
  let max = 0;
  const server = createServer((request, response) => {
    const nth = request.url?.slice(1) ?? '';
    asked.push(nth);
    open_ += 1;
    max = Math.max(max, open_);
    held.push(() => {
      open_ -= 1;
      if (fails.delete(nth)) response.writeHead(503).end();
      else response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
    });
    // The first are answered when there are four of them, however long that takes; a fifth would have come by then.
    if (max >= 4) for (const answer of held.splice(0)) setTimeout(answer, 15);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const pictures = openRealPictures();
  onTestFinished(async () => {
    server.close();
    await pictures.close();
  });
  const { library } = await open(makeHome());
  const records = Array.from({ length: many }, (_, n) => recordOf(n, { state: 'saving' }));
  await saveAll(library, records);
  const receive = makeReceive({ library, pictures, userAgent: 'test', findProxy: null });
  const { port } = server.address() as AddressInfo;
  const fetchOne = (record: (typeof records)[number], n: number) =>
    receive(record, 0, { url: `http://127.0.0.1:${port}/${n}`, contentType: null, width: null, height: null }, true);
  const first = await Promise.all(records.map(fetchOne));
  const failed = first.flatMap((outcome, n) => (outcome.kind === 'received' ? [] : [[n, outcome.kind] as const]));
  // Fair: whoever asked first is at most a handful of places behind.
  const overtaken = asked.slice(0, many).filter((nth, at) => Math.abs(Number(nth) - at) > 4);
  expect([max, overtaken, failed]).toEqual([4, [], [3, 17, 41].map((n) => [n, 'unreachable'])]);
  const again = await Promise.all(failed.map(([n]) => fetchOne(records[n] ?? recordOf(n), n)));
  expect(again.map(({ kind }) => kind)).toEqual(['received', 'received', 'received']);
  const all = [...first, ...again].flatMap((outcome) => (outcome.kind === 'received' ? [outcome.result] : []));
  expect(all).toHaveLength(many);
  await saveAll(
    library,
    records.map((record) => ({ ...record, state: 'done', results: all.filter(({ file }) => file.startsWith(record.stem)) })),
  );
  for (const { id } of records) expect(readFileSync((await library.resultPath(id, 0)) ?? '').equals(picture)).toBe(true);
});
