import { afterAll, afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { EditDetail } from '../../../app/contract/contract.ts';
import { englishFailure } from '../../../app/failure.ts';
import { edits, editOf, meet } from '../../../renderer/store/edits.ts';
import { addTags, emptyTrash, giveStars, organise, toggleFlag, toggleLabel, trash } from '../../../renderer/commands/organise.ts';
import { names } from '../../../renderer/store/names.ts';
import { selection } from '../../../renderer/store/selection.ts';
import { stage } from '../../../renderer/store/stage.ts';
import { toasts } from '../../../renderer/store/toasts.ts';
import { undoHistory, redo, undo } from '../../../renderer/store/undo.ts';
import { fakeWorld } from '../../fakes/fake-world.ts';
import type { FakeBridge } from '../../fakes/studio-bridge.ts';
import type { FakeWorld } from '../../fakes/fake-world.ts';
import { sampleEdit } from '../../fakes/studio-samples.ts';
import { named, openWindow } from '../open-window.ts';

let world: FakeWorld;
let fake: FakeBridge;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  undoHistory.setState({ done: [], undone: [] });
  toasts.setState({ shown: [], spoken: '' });
  edits.setState({ byId: new Map() });
  world = fakeWorld({ edits: Array.from({ length: 250 }, (_, n) => sampleEdit(250 - n, { stars: n === 0 ? 2 : 0, flag: null })) });
  fake = await openWindow(world);
  meet(world.edits);
});
// A mark is followed by a search a moment later, which must still have somebody to ask.
afterEach(async () => {
  await vi.runAllTimersAsync();
  vi.useRealTimers();
});
afterAll(() => void vi.unstubAllGlobals());

const ids = (count: number): string[] => world.edits.slice(0, count).map(({ id }) => id);
const settled = async (): Promise<void> =>
  vi.waitFor(() => expect(undoHistory.getState().done.length + undoHistory.getState().undone.length).toBe(1));

/** Presses Stop as soon as it is there. What it returns makes an end of that. */
function stopping({ call }: FakeBridge): () => void {
  const plain = { ...call };
  const pressed =
    <A, R>(ask: (argument: A) => R) =>
    (argument: A): R => {
      toasts
        .getState()
        .shown.find(({ action }) => action?.label === 'Stop')
        ?.action?.run();
      return ask(argument);
    };
  Object.assign(call, { 'edit.organise': pressed(plain['edit.organise']), 'edit.putBack': pressed(plain['edit.putBack']) });
  return () => void Object.assign(call, plain);
}

describe('marks', () => {
  test('show at once, and one undo puts each back as it was', async () => {
    const some = ids(3);
    giveStars(some, 4);
    expect(some.map((id) => editOf(id)?.stars)).toEqual([4, 4, 4]);
    await settled();
    expect(toasts.getState().shown.map(({ message, action }) => [message, action?.label])).toEqual([['3 edits: 4 stars', 'Undo']]);
    await undo();
    expect(world.edits.slice(0, 3).map(({ stars }) => stars)).toEqual([2, 0, 0]);
    await redo();
    expect(world.edits.slice(0, 3).map(({ stars }) => stars)).toEqual([4, 4, 4]);
  });

  test('stay while they are written, whatever comes of what was asked before; a mark beside them is kept', async () => {
    const [id = ''] = ids(1);
    const before = world.edits.slice(0, 1);
    let written = (): void => undefined;
    const held = new Promise<void>((resolve) => (written = resolve));
    const { 'edit.organise': write } = fake.call;
    (fake.call as { 'edit.organise': unknown })['edit.organise'] = async (argument: Parameters<typeof write>[0]) => {
      await held;
      return write(argument);
    };
    toggleFlag([id], 'reject');
    giveStars([id], 5);
    // Rows of the index, as they were.
    meet(before);
    const shown = [editOf(id)?.flag, editOf(id)?.stars];
    written();
    expect(shown).toEqual(['reject', 5]);
    await vi.waitFor(() => expect(undoHistory.getState().done.length).toBe(2));
    // What is known afterwards is believed as it is.
    meet(before);
    expect([editOf(id)?.flag, editOf(id)?.stars]).toEqual([null, 2]);
  });

  test('that all have are taken away by giving them again', async () => {
    const some = ids(2);
    toggleFlag(some, 'pick');
    await settled();
    toggleFlag(some, 'pick');
    toggleLabel(some, 'red');
    await vi.waitFor(() =>
      expect(world.edits.slice(0, 2).map(({ flag, label }) => [flag, label])).toEqual([
        [null, 'red'],
        [null, 'red'],
      ]),
    );
  });

  test('several tags of one text are parted by commas, but a tag that is in use keeps its own', async () => {
    addTags(ids(1), ' sea, night，sea、 sky ,');
    await settled();
    expect(world.edits[0]?.tags).toEqual(['sea', 'night', 'sky']);
    expect(toasts.getState().spoken).toContain('1 edit tagged “sea”, “night”, “sky”');
    names.setState({ tags: [{ name: 'Lee, Ann', edits: 3 }] });
    addTags(ids(1), 'lee, ann');
    await settled();
    expect(world.edits[0]?.tags).toEqual(['sea', 'night', 'sky', 'lee, ann']);
  });

  test('of many edits go in turns, and are one change', async () => {
    // Each answer takes a moment.
    let nowMs = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (nowMs += 50));
    onTestFinished(() => void vi.restoreAllMocks());
    addTags(ids(250), 'sea');
    await settled();
    // What is answered quickly is asked for in larger pieces.
    expect(named(fake, 'edit.organise').map((argument) => (argument as { ids: string[] }).ids.length)).toEqual([100, 150]);
    await undo();
    expect(world.edits.every(({ tags }) => tags.length === 0)).toBe(true);
    expect(named(fake, 'edit.putBack').length).toBe(2);
    expect(editOf(ids(250)[249] ?? '')?.tags).toEqual([]);
    await redo();
    expect(world.edits.every(({ tags }) => tags.length === 1)).toBe(true);
  });

  test('of many edits can be stopped, which is said, and what was done can be taken back', async () => {
    let nowMs = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (nowMs += 500));
    onTestFinished(() => void vi.restoreAllMocks());
    stopping(fake);
    giveStars(ids(250), 5);
    await settled();
    expect(world.edits.filter(({ stars }) => stars === 5).length).toBe(200);
    const said = '200 edits: 5 stars (of 250)';
    expect(toasts.getState().shown.map(({ message, action }) => [message, action?.label])).toEqual([[said, 'Undo']]);
    expect([editOf(ids(250)[199] ?? '')?.stars, editOf(ids(250)[200] ?? '')?.stars]).toEqual([5, 0]);
    await undo();
    expect(world.edits.map(({ stars }) => stars)).toEqual([2, ...Array<number>(249).fill(0)]);
  });

  test('of many edits of which few are others have what is shown learnt again: main tells of none by itself', async () => {
    world.edits = world.edits.map((edit, n) => (n < 3 ? edit : { ...edit, stars: 4 }));
    const [first = ''] = ids(1);
    stage.setState({ details: new Map([[first, { summary: sampleEdit(250) } as EditDetail]]) });
    giveStars(ids(250), 4);
    await settled();
    expect([named(fake, 'edit.show'), named(fake, 'viewer.show').length]).toEqual([[{ id: first }], 1]);
  });

  test('that are done again and stopped say how far they came, go on where they were, and are all taken back by one undo', async () => {
    let nowMs = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (nowMs += 500));
    onTestFinished(() => void vi.restoreAllMocks());
    const was = world.edits.map(({ stars }) => stars);
    giveStars(ids(250), 5);
    await settled();
    const go = stopping(fake);
    await undo();
    expect(toasts.getState().shown.at(-1)?.message).toBe('Undone: 200 edits: 5 stars (of 250)');
    go();
    await undo();
    expect(world.edits.map(({ stars }) => stars)).toEqual(was);
    const goOn = stopping(fake);
    await redo();
    expect([world.edits.filter(({ stars }) => stars === 5).length, undoHistory.getState().done.length]).toEqual([200, 0]);
    expect(toasts.getState().shown.at(-1)?.message).toBe('Done again: 200 edits: 5 stars (of 250)');
    goOn();
    await redo();
    expect(world.edits.filter(({ stars }) => stars === 5).length).toBe(250);
    await undo();
    expect(world.edits.map(({ stars }) => stars)).toEqual(was);
  });

  test('of edits that were thrown away for good are not said to be taken back, and of some it is said of how many', async () => {
    const [first = '', second = '', third = ''] = ids(3);
    const gone = (...some: readonly string[]): void => void (world.edits = world.edits.filter(({ id }) => !some.includes(id)));
    trash([first, second, third]);
    await settled();
    gone(first);
    await undo();
    expect(toasts.getState().shown.at(-1)?.message).toBe(
      'Undone: 2 edits moved to the trash (of 3); the rest was changed meanwhile or is gone',
    );
    expect([editOf(first)?.trashed, editOf(second)?.trashed]).toEqual([true, false]);
    giveStars([second, third], 5);
    await vi.waitFor(() => expect(undoHistory.getState().done.length).toBe(1));
    gone(second, third);
    await undo();
    expect(toasts.getState().shown.at(-1)?.message).toBe('Left as it is, since it was changed meanwhile or is gone: 2 edits: 5 stars');
    expect(undoHistory.getState()).toEqual({ done: [], undone: [] });
  });

  test('are written one change after the other: the later mark of an edit stays', async () => {
    const [id = ''] = ids(1);
    let written = (): void => undefined;
    const held = new Promise<void>((resolve) => (written = resolve));
    onTestFinished(written);
    const { 'edit.organise': write } = fake.call;
    (fake.call as { 'edit.organise': unknown })['edit.organise'] = async (argument: Parameters<typeof write>[0]) => {
      if (argument.change.stars === 5) await held;
      return write(argument);
    };
    giveStars(ids(250).toReversed(), 5);
    giveStars([id], 1);
    expect(editOf(id)?.stars).toBe(1);
    // Time enough for the second to be written, if it did not wait.
    await vi.advanceTimersByTimeAsync(50);
    expect(named(fake, 'edit.organise')).toEqual([]);
    written();
    await vi.waitFor(() => expect(undoHistory.getState().done.length).toBe(2));
    expect([world.edits[0]?.stars, world.edits[1]?.stars]).toEqual([1, 5]);
    await undo();
    expect(world.edits[0]?.stars).toBe(5);
  });

  test('that the window has not met are taken away again only when all have them', async () => {
    const all = ids(250);
    toggleFlag(all, 'pick');
    await settled();
    edits.setState({ byId: new Map() });
    meet(world.edits.slice(0, 5));
    toggleFlag(all, 'pick');
    await vi.waitFor(() => expect(undoHistory.getState().done.length).toBe(2));
    expect(world.edits.every(({ flag }) => flag === null)).toBe(true);
    // One that has it not is enough for all to get it.
    world.edits = world.edits.map((edit, n) => (n === 200 ? edit : { ...edit, flag: 'reject' }));
    edits.setState({ byId: new Map() });
    toggleFlag(all, 'reject');
    await vi.waitFor(() => expect(undoHistory.getState().done.length).toBe(3));
    expect(world.edits.every(({ flag }) => flag === 'reject')).toBe(true);
  });

  test('that stop half-way say why, show what is true, and can be taken back as far as they went', async () => {
    const failure = englishFailure('disk-full', 'The disk is full.');
    const [first = '', second = ''] = ids(2);
    (fake.call as { 'edit.organise': unknown })['edit.organise'] = async () => ({
      ok: true,
      value: { before: [{ id: first, marks: { stars: 2 }, left: { stars: 5 } }], stoppedBy: failure },
    });
    await organise([first, second], { stars: 5 }, 'two edits: 5 stars');
    expect([editOf(first)?.stars, editOf(second)?.stars, toasts.getState().shown[0]?.message]).toEqual([5, 0, 'The disk is full.']);
    await undo();
    expect(named(fake, 'edit.putBack')).toEqual([{ marked: [{ id: first, marks: { stars: 2 }, left: { stars: 5 } }] }]);
  });

  test('that changed nothing are no change', async () => {
    await organise(ids(1), { stars: 2 }, 'the same');
    expect(undoHistory.getState().done).toEqual([]);
  });
});

describe('the trash', () => {
  test('takes the selection away with what is thrown in, and gives it back by undo', async () => {
    const some = ids(2);
    selection.setState({ active: null, anchor: null, ids: new Set(some) }, true);
    trash(some);
    await settled();
    expect([selection.getState().ids.size, world.edits.filter(({ trashed }) => trashed).length]).toEqual([0, 2]);
    await undo();
    expect(world.edits.filter(({ trashed }) => trashed).length).toBe(0);
  });

  test('that is emptied says how many went, and what stayed', async () => {
    trash(ids(3));
    await settled();
    const [looked = ''] = ids(1);
    meet([{ ...sampleEdit(250), trashed: true }]);
    stage.setState({ shown: { id: looked, index: 0 } });
    await emptyTrash(null);
    expect(stage.getState().shown).toBe(null);
    expect([world.edits.length, toasts.getState().shown.at(-1)?.message]).toEqual([247, '3 edits moved to the system’s trash.']);
    (fake.call as { 'library.emptyTrash': unknown })['library.emptyTrash'] = async () => ({
      ok: true,
      value: { edits: 1, inputs: 0, failures: ['sky: no trash on this drive'] },
    });
    await emptyTrash(null);
    expect(toasts.getState().shown.at(-1)).toMatchObject({ tone: 'bad', details: ['sky: no trash on this drive'] });
  });
});
