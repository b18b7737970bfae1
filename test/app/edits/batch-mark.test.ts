// Which set an edit belongs to, and what the edits of one press are called.
import { describe, expect, test } from 'vitest';
import { batchMarkOf, nameOfPress } from '../../../app/edits/batch-mark.ts';
import { idOf } from '../../fakes/records.ts';

const mark = { id: idOf(7), item: 0, set: 'evening' };

describe('the mark of a set', () => {
  test('is read of a batch, and of a press that made between two and ten thousand edits', () => {
    expect(batchMarkOf({ batch: mark })).toEqual(mark);
    for (const of of [2, 10_000]) expect(batchMarkOf({ batch: { ...mark, of } })).toEqual({ ...mark, of });
  });

  test('leaves out what a newer version adds', () => expect(batchMarkOf({ batch: { ...mark, colour: 'red' } })).toEqual(mark));

  test.each([
    undefined,
    {},
    { ...mark, id: 'x' },
    { ...mark, item: -1 },
    { ...mark, item: 0.5 },
    { ...mark, set: '' },
    { ...mark, set: 's'.repeat(257) },
    { ...mark, of: 1 },
    { ...mark, of: 10_001 },
  ])('is none of %j', (batch) => expect(batchMarkOf({ batch })).toBeNull());
});

describe('the name of a press', () => {
  test('is what was asked for, on one line, when that is at most sixty letters long', () => {
    expect(nameOfPress('  make\n the   sky\tred ')).toBe('make the sky red');
    expect(nameOfPress(`${'w'.repeat(30)} ${'v'.repeat(29)}`)).toBe(`${'w'.repeat(30)} ${'v'.repeat(29)}`);
  });

  test('ends before the word that would make it longer', () => {
    expect(nameOfPress(`${'w'.repeat(40)} ${'v'.repeat(20)}`)).toBe('w'.repeat(40));
  });

  test('is cut within a word that is so long that half of the name would be lost', () => {
    expect(nameOfPress(`${'w'.repeat(30)} ${'v'.repeat(40)}`)).toBe(`${'w'.repeat(30)} ${'v'.repeat(29)}`);
    expect(nameOfPress('w'.repeat(61))).toBe('w'.repeat(60));
  });

  test('has no half of a letter at its end', () => expect(nameOfPress(`${'w'.repeat(59)}😀`).isWellFormed()).toBe(true));
});
