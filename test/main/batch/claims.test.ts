// Whose a batch is, as far as can be known here.
import { expect, test } from 'vitest';
import { going, planOf } from '../../app/batch/plans.ts';
import { makeClaims } from '../../../main/batch/claims.ts';

type Lives = 'mine' | 'alive' | 'dead' | 'elsewhere';
const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
const runs = (lives: Lives, created: number, newest: number | null): boolean =>
  makeClaims({ lives: () => lives, claiming: async (work) => work() }).runsElsewhere(
    {
      plan: planOf(3, { createdAt: hoursAgo(created) }),
      progress: going({ owner: { installation: 'i', process: 'p', host: 'studio' } as never }),
    },
    newest === null ? [] : [{ createdAt: hoursAgo(newest) }],
  );

test('a batch of another computer is run there until nothing was made of it for a day; that of a living program here is its own as long as it lives', () => {
  expect([
    runs('elsewhere', 1, null),
    runs('elsewhere', 23.9, null),
    runs('elsewhere', 24.1, null),
    runs('elsewhere', 100, 23.9),
    runs('elsewhere', 100, 24.1),
    runs('alive', 100, 100),
    runs('dead', 0, 0),
    runs('mine', 0, 0),
  ]).toEqual([true, true, false, true, false, true, false, false]);
});
