import { expect, test } from 'vitest';
import { countOfIds, idsIn, isEditId, timeOfId } from '../../../app/edits/edit-id.ts';

const [first, second, third] = ['01ARYZ6S41TSV4RRFFQ69G5FAV', '01M8R4XMC61YAE2Y66WYTC5HXT', '00000000000000000000000000'] as const;

test('the time of an id is that of its first ten letters', () => {
  // The example of the ULID specification's own readme was made at this millisecond.
  expect(new Date(timeOfId(first)).toISOString()).toBe('2016-07-30T22:36:16.385Z');
  expect([timeOfId(third), timeOfId('0000000001ZZZZZZZZZZZZZZZZ'), timeOfId('000000000ZZZZZZZZZZZZZZZZZ'), timeOfId('0000000010')]).toEqual(
    [0, 1, 31, 32],
  );
});

test('ids that are written one after the other are counted and cut where they meet', () => {
  const ids = first + second + third;
  expect([countOfIds(''), countOfIds(first), countOfIds(ids)]).toEqual([0, 1, 3]);
  expect([idsIn(ids), idsIn(ids, 1), idsIn(ids, 1, 2), idsIn(ids, 0, 99), idsIn(ids, 3), idsIn(ids, 2, 1), idsIn('')]).toEqual([
    [first, second, third],
    [second, third],
    [second],
    [first, second, third],
    [],
    [],
    [],
  ]);
});

test('an id has 26 letters of the alphabet, which leaves out I, L, O and U', () => {
  expect([first, second, third].every(isEditId)).toBe(true);
  for (const other of [first.slice(1), `${first}0`, first.replace('Y', 'I'), first.replace('Y', 'U'), first.toLowerCase(), ''])
    expect([other, isEditId(other)]).toEqual([other, false]);
});
