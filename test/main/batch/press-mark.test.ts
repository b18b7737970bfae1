import { describe, expect, test } from 'vitest';
import { batchMarkOf, nameOfPress } from '../../../app/edits/batch-mark.ts';
import { editIdSchema } from '../../../app/edits/record.ts';
import { pressMark } from '../../../main/studio/session/batch-edit-id.ts';

describe('one press of Run', () => {
  test('makes a set of several edits and none of one', () => {
    expect(pressMark(['a'], 0, 'make it red')).toBe(null);
    const marks = [0, 1, 2].map((item) => pressMark(['a', 'b', 'c'], item, 'make it  red\n'));
    const [first] = marks;
    expect(editIdSchema.safeParse(first?.id).success).toBe(true);
    expect(marks).toEqual([0, 1, 2].map((item) => ({ id: first?.id, item, set: 'make it red', of: 3 })));
  });

  test('is the same set when it is repeated with its intents, and another one with others', () => {
    expect(pressMark(['a', 'b'], 1, 'x')?.id).toBe(pressMark(['a', 'b'], 0, 'x')?.id);
    expect(pressMark(['b', 'a'], 0, 'x')?.id).not.toBe(pressMark(['a', 'b'], 0, 'x')?.id);
  });

  test('is called by the first whole words of what was asked for, in any writing', () => {
    expect(nameOfPress('make the sky golden')).toBe('make the sky golden');
    expect(nameOfPress(`${'word '.repeat(30)}`)).toBe('word '.repeat(12).trim());
    expect(nameOfPress('天'.repeat(80))).toBe('天'.repeat(60));
    expect(batchMarkOf({ batch: { id: pressMark(['a', 'b'], 0, '')?.id, item: 0, set: '', of: 2 } })).toBe(null);
  });

  test('is read as a set also where a newer version writes its number in another way', () => {
    const id = pressMark(['a', 'b'], 0, 'x')?.id;
    expect(batchMarkOf({ batch: { id, item: 1, set: 'x', of: 2, more: true } })).toEqual({ id, item: 1, set: 'x', of: 2 });
    expect(batchMarkOf({ batch: { id, item: 1, set: 'x' } })).toEqual({ id, item: 1, set: 'x' });
  });
});
