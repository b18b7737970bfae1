import { afterEach, expect, test } from 'vitest';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { edits, meet } from '../../../renderer/store/edits.ts';
import { inOrder, noteStacks, progressOf, queuedRows, stackOf, stacks } from '../../../renderer/store/sets.ts';
import { sampleEdit, sampleId } from '../../fakes/studio-samples.ts';

const id = sampleId(9000);
const member = (item: number, more: Partial<EditSummary> = {}): EditSummary =>
  sampleEdit(100 + item, { batch: { id, item, set: 'golden', of: 6 }, ...more });
const running = { state: 'running', results: [], endedAt: null } as const;

afterEach(() => {
  edits.setState({ byId: new Map() });
  stacks.setState({ counts: new Map() });
});

test('how far a press is counts what was made and has ended, while it is still being made too', () => {
  const living = [member(0, running), member(1, running)];
  meet(living);
  expect(progressOf(id, 6, living)).toEqual({ done: 0, of: 6, failed: 0 });
  const made = [...living, ...[2, 3, 4, 5].map((item) => member(item, running))];
  meet([...made, member(0)]);
  expect(progressOf(id, 6, made.slice(1))).toEqual({ done: 1, of: 6, failed: 0 });
  meet([member(1, { state: 'failed', results: [] })]);
  expect(progressOf(id, 6, made.slice(2))).toEqual({ done: 1, of: 6, failed: 1 });
});

test('what ended before the window was opened is counted by the index', () => {
  const living = [member(4, running), member(5, running)];
  noteStacks([{ ...member(0), stack: 6 }]);
  expect(progressOf(id, 6, living)).toEqual({ done: 4, of: 6, failed: 0 });
});

test('an edit that failed and was tried again with success is done', () => {
  meet([member(0), member(1, { state: 'failed', results: [] }), { ...member(1), id: sampleId(300) }]);
  expect(progressOf(id, 2, [])).toEqual({ done: 2, of: 2, failed: 0 });
});

test('a cell stands for as many edits as the last rows said', () => {
  noteStacks([{ ...member(0), stack: 6 }]);
  expect([stackOf(member(3)), stackOf(sampleEdit(1))]).toEqual([6, 1]);
  noteStacks([member(0)]);
  expect(stackOf(member(0))).toBe(1);
});

test('members come in the order of the plan, and a repeated one after the first', () => {
  const again = { ...member(1), id: sampleId(300) };
  expect(inOrder([member(2), again, member(0), member(1)]).map((edit) => edit.id)).toEqual(
    [member(0), member(1), again, member(2)].map((edit) => edit.id),
  );
});

test('the queue has one row for a press, at the place of its first edit, and one for every other edit', () => {
  const alone = sampleEdit(1, running);
  const ofBatch = sampleEdit(2, { ...running, batch: { id: sampleId(8000), item: 0, set: 'shop' } });
  const [first, second] = [member(0, running), member(1, running)];
  expect(queuedRows([alone, first, ofBatch, second]).map(({ mark, living }) => [mark?.id ?? null, living.map((edit) => edit.id)])).toEqual([
    [null, [alone.id]],
    [id, [first.id, second.id]],
    [null, [ofBatch.id]],
  ]);
  expect(queuedRows([])).toEqual([]);
});
