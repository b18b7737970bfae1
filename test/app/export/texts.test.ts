// What an exported picture says about itself, by how much it is to say.
import { expect, test } from 'vitest';
import { clockOf, textsOf } from '../../../app/export/texts.ts';
import { recordIn } from '../../fakes/records.ts';

const textsAs = (policy: Parameters<typeof textsOf>[2]['policy'], record = recordIn('done')) =>
  textsOf(record, 0, { origin: 'pictures', policy, version: '1.2.3' });

test('a moment is written as its clock showed it, with how far that was from UTC in hours and minutes', () => {
  const read = Date.parse('2026-11-03T04:05:06Z');
  expect([0, 60, 330, -210, -5].map((minutes) => clockOf(read, minutes))).toEqual(
    ['+00:00', '+01:00', '+05:30', '-03:30', '-00:05'].map((offset) => ({ at: '2026:11:03 04:05:06', offset })),
  );
});

test('a copy that is to say nothing, or to stay as it is, gets no texts', () => {
  expect([textsAs('none'), textsAs('untouched')]).toEqual([null, null]);
});

test('a copy that says all carries the record, and its packets go from the longest to the shortest', () => {
  const texts = textsAs('full', recordIn('done', 1, { request: { ...recordIn('done').request, prompt: ` ${'w'.repeat(3000)} ` } }));
  expect(texts?.program).toBe('Kontext Studio 1.2.3');
  expect(texts?.description).toBe('w'.repeat(3000));
  expect(JSON.parse(texts?.own ?? 'null')).toMatchObject({ id: recordIn('done').id });
  expect(texts?.parameters).toContain('Seed: 42');
  expect(texts?.xmp).toBe(texts?.packets[0]);
  expect(texts?.packets.map((packet) => [packet.includes('kontext:Record'), packet.includes('w'.repeat(2001))])).toEqual([
    [true, true],
    [false, true],
    [false, false],
  ]);
});

test('the moment of a record that has none is left out', () => {
  expect(textsAs('full', recordIn('done', 1, { createdAt: 'soon' }))?.made).toBeNull();
});
