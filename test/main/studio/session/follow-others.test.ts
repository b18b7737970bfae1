// Edits of dead programs are taken over whatever the first look at them met, and nothing has to change in the folder for that.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { EditStore } from '../../../../app/edits/edit-store.ts';
import type { EditRecord } from '../../../../app/edits/record.ts';
import { followOthers } from '../../../../main/studio/session/follow-others.ts';
import type { SessionParts } from '../../../../main/studio/session/session-type.ts';
import { makeManualClock } from '../../../fakes/manual-clock.ts';
import { recordOf } from '../../../fakes/records.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** A folder of living edits of a dead program. What is taken over gets into the store; `refused` are the tries that take nothing. */
function follow({ unread = 0, refused = 0 } = {}) {
  const home = temporaryFolder();
  mkdirSync(path.join(home, 'libraries', 'here', 'live'), { recursive: true });
  const clock = makeManualClock();
  const left = { ...recordOf(1), state: 'waiting' } as EditRecord;
  const store = new Map<string, EditRecord>();
  const lines: string[] = [];
  const begun: (readonly string[])[] = [];
  const seen = { looks: 0, tries: 0, atOnce: 0, most: 0 };
  let gate: Promise<void> = Promise.resolve();
  const parts = {
    library: {
      id: 'here',
      live: async () => {
        seen.looks += 1;
        seen.atOnce += 1;
        seen.most = Math.max(seen.most, seen.atOnce);
        if (seen.looks <= unread) {
          seen.atOnce -= 1;
          throw new Error('EIO');
        }
        return [left.id];
      },
      load: async () => left,
    },
    config: { host: { kind: 'window' }, home },
    owners: { lives: () => 'dead' },
    clock,
    log: { line: (line: string) => void lines.push(line) },
    events: { edit: () => undefined, ended: () => undefined, queue: () => void (seen.atOnce -= 1) },
  } as unknown as SessionParts;
  const others = followOthers(
    parts,
    { get: (id: string) => store.get(id) ?? null } as unknown as EditStore,
    async () => {
      seen.tries += 1;
      await gate;
      if (seen.tries <= refused) return [];
      store.set(left.id, left);
      return [left.id];
    },
    (ids) => void begun.push(ids),
  );
  return { clock, others, store, lines, begun, seen, left, hold: (until: Promise<void>) => void (gate = until) };
}

test('a folder that could not be read is read again, later each time', async () => {
  const { clock, others, store, lines, begun, seen, left } = follow({ unread: 3 });
  await clock.pass(0);
  expect([seen.looks, store.size, lines.length]).toEqual([1, 0, 1]);
  await clock.pass(4000);
  await clock.pass(8000);
  expect([seen.looks, store.size]).toEqual([3, 0]);
  await clock.pass(16_000);
  expect([seen.looks, [...store.keys()], begun]).toEqual([4, [left.id], [[left.id]]]);
  await clock.pass(1e6);
  expect([seen.looks, clock.waiting()]).toEqual([4, 0]);
  await others.stop();
});

test('what could not be taken over is tried again, and only then it is said with what the queue begins', async () => {
  const { clock, others, begun, seen, left } = follow({ refused: 2 });
  await clock.pass(4000);
  expect([seen.tries, begun]).toEqual([2, []]);
  await clock.pass(8000);
  expect([seen.tries, begun]).toEqual([3, [[left.id]]]);
  await others.stop();
});

test('a look that is asked for while another takes edits over waits for it', async () => {
  const { clock, others, begun, seen, left, hold } = follow();
  let go = (): void => undefined;
  hold(new Promise((resolve) => (go = resolve)));
  await clock.pass(0);
  others.rescanSoon();
  await clock.pass(0);
  expect([seen.looks, seen.most, begun]).toEqual([1, 1, []]);
  go();
  await clock.settle();
  expect([seen.looks, seen.most, begun]).toEqual([2, 1, [[left.id]]]);
  await others.stop();
});

test('what is asked for soon does not wait for the next try', async () => {
  const { clock, others, seen } = follow({ unread: 4 });
  for (const ms of [0, 4000, 8000, 16_000]) await clock.pass(ms);
  expect(seen.looks).toBe(4);
  others.rescanSoon();
  await clock.pass(0);
  expect([seen.looks, seen.tries]).toEqual([5, 1]);
  await others.stop();
});
