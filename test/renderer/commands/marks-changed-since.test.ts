// Undo, and doing again, where the command or another program changed the same marks meanwhile.
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { giveStars } from '../../../renderer/commands/organise.ts';
import { meet } from '../../../renderer/store/edits.ts';
import { toasts } from '../../../renderer/store/toasts.ts';
import { undoHistory, redo, undo } from '../../../renderer/store/undo.ts';
import { fakeWorld } from '../../fakes/fake-world.ts';
import type { FakeWorld } from '../../fakes/fake-world.ts';
import { sampleEdit } from '../../fakes/studio-samples.ts';
import { openWindow } from '../open-window.ts';

let world: FakeWorld;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  undoHistory.setState({ done: [], undone: [] });
  toasts.setState({ shown: [], spoken: '' });
  world = fakeWorld({ edits: [3, 2, 1].map((n) => sampleEdit(n, { stars: n === 3 ? 2 : 0 })) });
  await openWindow(world);
  meet(world.edits);
});
// A mark is followed by a search a moment later, which must still have somebody to ask.
afterEach(async () => {
  await vi.runAllTimersAsync();
  vi.useRealTimers();
});
afterAll(() => void vi.unstubAllGlobals());

test('marks that were changed since are neither taken back nor done again, and of some it is said of how many', async () => {
  const [first = '', second = '', third = ''] = world.edits.map(({ id }) => id);
  /** By the command, or another program. */
  const meanwhile = (id: string, stars: number): void =>
    void (world.edits = world.edits.map((edit) => (edit.id === id ? { ...edit, stars } : edit)));
  const stars = (): number[] => world.edits.slice(0, 3).map((edit) => edit.stars);
  giveStars([first, second, third], 5);
  await vi.waitFor(() => expect(undoHistory.getState().done.length).toBe(1));
  meanwhile(second, 1);
  await undo();
  expect([stars(), toasts.getState().shown.at(-1)?.message]).toEqual([
    [2, 1, 0],
    'Undone: 2 edits: 5 stars (of 3); the rest was changed meanwhile or is gone',
  ]);
  meanwhile(first, 3);
  await redo();
  expect([stars(), toasts.getState().shown.at(-1)?.message]).toEqual([
    [3, 1, 5],
    'Done again: 1 edit: 5 stars (of 2); the rest was changed meanwhile or is gone',
  ]);
  meanwhile(third, 4);
  await undo();
  expect([stars(), toasts.getState().shown.at(-1)?.message, undoHistory.getState()]).toEqual([
    [3, 1, 4],
    'Left as it is, since it was changed meanwhile or is gone: 3 edits: 5 stars',
    { done: [], undone: [] },
  ]);
});
