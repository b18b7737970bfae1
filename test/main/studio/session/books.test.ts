// What was spent and what was sent, from a real library: its index, and the lines of what was thrown away for good.
import { expect, test } from 'vitest';
import type { EditRecord } from '../../../../app/edits/record.ts';
import { notOrganised } from '../../../../app/edits/record.ts';
import { englishFailure } from '../../../../app/failure.ts';
import { allTime, spanOfMonth } from '../../../../app/money/calendar.ts';
import { sumsBy } from '../../../../app/money/spent.ts';
import { sentRows, spentIn, spentNow } from '../../../../main/studio/session/books.ts';
import { noteDiscarded } from '../../../../main/studio/session/discarded-ledger.ts';
import { readLedger } from '../../../../main/studio/session/read-ledger.ts';
import { makeHome, open, plant } from '../../library/opened.ts';
import { idOf, recordOf } from '../../library/records.ts';

const prices = { prices: {}, pricePerPicture: 1 };
const sentAt = (at: string, n: number, more: Partial<EditRecord> = {}): EditRecord =>
  recordOf(n, {
    timeline: [
      { at, state: 'submitting' },
      { at, state: more.state ?? 'done' },
    ],
    ...more,
  });
const inProject = (project: string): Pick<EditRecord, 'organised'> => ({ organised: { ...notOrganised, project } });
const line = (at: string, n: number) => ({
  at,
  editId: idOf(n),
  service: 'https://cloud.seaart.ai/model',
  rehearsal: false,
  model: 'flux_kontext_max',
  bytes: null,
  sha256: null,
  pictures: [],
  requestId: null,
  outcome: 'done' as const,
  charged: 'yes' as const,
  endedAt: null,
});

test('a month is what was sent in it, whenever it was made; rehearsals, what was never sent and what cost nothing are left out', async () => {
  const home = makeHome();
  const october = '2026-10-05T12:00:00.000Z';
  const november = '2026-11-05T12:00:00.000Z';
  for (const record of [
    sentAt(october, 1, inProject('Client X')),
    // Made in October, it waited for a month.
    sentAt(november, 2, inProject('client x')),
    sentAt(november, 3, { state: 'unknown' }),
    sentAt(november, 4, { state: 'failed', failure: englishFailure('balance', 'No credits.') }),
    sentAt(november, 5, { service: { baseUrl: 'x', rehearsal: true } }),
    recordOf(6, { state: 'waiting', timeline: [{ at: november, state: 'waiting' }] }),
    sentAt(november, 7, { organised: { ...notOrganised, trashedAt: november } }),
  ])
    plant(home, record);
  const { library } = await open(home);
  await noteDiscarded(library.folder(), 'one', [
    { ...line('2026-11-04T12:00:00.000Z', 9), project: 'Client X' },
    { ...line(november, 9), outcome: 'not-taken', charged: 'no' },
  ]);
  const spent = await spentIn(library, spanOfMonth('2026-11'));
  expect(
    sumsBy('project', spent, prices).map(({ key, creates, pictures, maybe }) => [key?.toLowerCase(), creates, pictures, maybe]),
  ).toEqual([
    ['client x', 2, 2, 0],
    [undefined, 3, 2, 1],
  ]);
  expect(sumsBy('month', await spentIn(library, allTime), prices).map(({ key, cost }) => [key, cost])).toEqual([
    ['2026-11', 4],
    ['2026-10', 1],
  ]);
  const { waiting, spent: now } = await spentNow(library, spanOfMonth('2026-11'));
  expect([waiting.map(({ id }) => id), now.length]).toEqual([[idOf(6)], spent.length]);
});

test('rows come by when they were sent, those of what was thrown away among them, page after page', async () => {
  const home = makeHome();
  const minute = (n: number): string => new Date(Date.UTC(2026, 10, 5, 12, n)).toISOString();
  // Sent in another order than they were made.
  for (let n = 1; n <= 9; n += 1) plant(home, sentAt(minute((n * 4) % 10), n));
  const { library } = await open(home);
  await noteDiscarded(library.folder(), 'one', [line(minute(11), 21), line(minute(5.5), 22), line(minute(5.2), 23), line(minute(-3), 24)]);
  const all = await sentRows(library, allTime, 0, 100);
  expect(all.map(({ at }) => at)).toEqual(
    all
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  );
  expect([all.length, all.filter(({ edit }) => edit === null).length, all[0]?.editId]).toEqual([13, 4, idOf(21)]);
  for (const size of [1, 2, 3, 5, 7])
    for (let offset = 0; offset < 16; offset += 1)
      expect([size, offset, (await sentRows(library, allTime, offset, size)).map(({ at }) => at)]).toEqual([
        size,
        offset,
        all.slice(offset, offset + size).map(({ at }) => at),
      ]);
  expect(await sentRows(library, spanOfMonth('2026-10'), 0, 10)).toEqual([]);
});

test('what was thrown away and put back counts once; another create of the same edit counts for itself', async () => {
  const home = makeHome();
  const [first, second] = ['2026-11-05T12:00:00.000Z', '2026-11-06T12:00:00.000Z'];
  plant(home, sentAt(second, 1));
  const { library } = await open(home);
  await noteDiscarded(library.folder(), 'one', [line(second, 1), line(first, 1), line(first, 2)]);
  const all: (readonly [string, string])[] = [];
  for await (const { editId, at } of readLedger(library, '', false)) all.push([editId, at]);
  const rows = (await sentRows(library, allTime, 0, 9)).map(({ editId, at }) => [editId, at]);
  expect([all.map(String).toSorted(), rows.map(String).toSorted()]).toEqual(
    [0, 1].map(() => [`${idOf(1)},${first}`, `${idOf(1)},${second}`, `${idOf(2)},${first}`]),
  );
  expect((await spentIn(library, allTime)).reduce((sum, { pictures }) => sum + pictures, 0)).toBe(3);
});
