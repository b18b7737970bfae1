import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EditDetail } from '../../../app/contract/contract.ts';
import { emptyTrash, trash } from '../../../renderer/commands/organise.ts';
import { edits, editOf, meet } from '../../../renderer/store/edits.ts';
import { learn, stage } from '../../../renderer/store/stage.ts';
import { undoHistory } from '../../../renderer/store/undo.ts';
import { fakeWorld } from '../../fakes/fake-world.ts';
import type { FakeWorld } from '../../fakes/fake-world.ts';
import { sampleEdit } from '../../fakes/studio-samples.ts';
import { openWindow } from '../open-window.ts';

let world: FakeWorld;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  undoHistory.setState({ done: [], undone: [] });
  edits.setState({ byId: new Map() });
  world = fakeWorld({ edits: [3, 2, 1].map((n) => sampleEdit(n)) });
  await openWindow(world);
  meet(world.edits);
});
afterEach(async () => {
  await vi.runAllTimersAsync();
  vi.useRealTimers();
});
afterAll(() => void vi.unstubAllGlobals());

const [gone, other, shown] = [3, 2, 1].map((n) => sampleEdit(n).id) as [string, string, string];

test('no step leads to what was emptied out of the trash', async () => {
  trash([gone]);
  await vi.waitFor(() => expect(undoHistory.getState().done).toHaveLength(1));
  const detail = { summary: editOf(other), parents: [editOf(gone)], children: [] } as unknown as EditDetail;
  stage.setState({ shown: { id: shown, index: 0 }, details: new Map([[other, detail]]), unseen: new Set([gone]) });
  await emptyTrash(null);
  const now = stage.getState();
  expect([now.shown?.id, now.details.get(other)?.parents, now.unseen.size, editOf(gone)]).toEqual([shown, [], 0, null]);
});

test('nor to what another program emptied out of it, once that is found out', async () => {
  stage.setState({ shown: { id: shown, index: 0 }, details: new Map() });
  world.edits = world.edits.filter(({ id }) => id !== shown);
  await learn(shown);
  expect(stage.getState().shown?.id).toBe(shown);
  meet([{ ...sampleEdit(1), trashed: true }]);
  await learn(shown);
  expect([stage.getState().shown, editOf(shown)]).toEqual([null, null]);
});
