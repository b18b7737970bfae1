import { expect, test } from 'vitest';
import { isLeftBehind } from '../../../app/edits/left-behind.ts';
import type { EditState } from '../../../app/edits/record.ts';

const madeMs = Date.parse('2026-11-23T14:00:00Z');
const hourMs = 3_600_000;
const left = (state: EditState, afterMs: number, timeline: readonly { at: string; state: EditState }[] = []): boolean =>
  isLeftBehind({ state, timeline: [...timeline], createdAt: new Date(madeMs).toISOString() }, madeMs + afterMs);

test.each([
  ['submitting', 1],
  ['unknown', 1],
  ['waiting', 24],
] as const)('an edit that is %s is left behind after more than %i hours', (state, hours) => {
  expect([left(state, hours * hourMs), left(state, hours * hourMs + 1)]).toEqual([false, true]);
});

test('what SeaArt is at work at, and what has ended, never is', () => {
  for (const state of ['queued', 'running', 'done', 'failed', 'cancelled', 'lost'] as const)
    expect([state, left(state, 1000 * hourMs)]).toEqual([state, false]);
});

test('it counts from the last word, and a record of the future says nothing', () => {
  const last = [
    { at: new Date(madeMs).toISOString(), state: 'waiting' as const },
    { at: new Date(madeMs + 10 * hourMs).toISOString(), state: 'submitting' as const },
  ];
  expect([left('submitting', 11 * hourMs, last), left('submitting', 11 * hourMs + 1, last), left('unknown', -hourMs)]).toEqual([
    false,
    true,
    false,
  ]);
});
