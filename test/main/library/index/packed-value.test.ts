// What is packed is given back to the letter, and takes few bytes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnOf, maxWords, numberOfWord, wordIn, wordOfNumber } from '../../../../main/library/index/known-words.ts';
import { packValue, unpackValue } from '../../../../main/library/index/packed-value.ts';

const sum = 2;
const id = '01M85AT1AD6C92KH0Q120G1GTF';
const hash = '5331ba127300a2630025187fd0c2fab21fea544b78f9bb5a6a7909632490784d'.replace('5331', '00ff');

test('every value of JSON comes back as JSON keeps it', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom(id, id.toLowerCase(), `mmsu_${id.toLowerCase()}`, hash, '\ud800', 'done'),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      text,
      fc.oneof(fc.double(), fc.maxSafeInteger(), fc.integer({ min: -100, max: 300 })),
      fc.constantFrom(null, true, false, undefined, -0),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(
        // Where an object was parsed before that had the name “\” at its place, JSON.parse of V8 13.6 takes another name of one escaped sign for it.
        text.filter((name) => name !== '__proto__' && name !== '\\'),
        tie('value'),
        { maxKeys: 5 },
      ),
    ),
  }));
  fc.assert(
    fc.property(value, (one) => {
      const kept: unknown = JSON.parse(JSON.stringify([one]));
      expect(JSON.stringify(unpackValue(packValue([one])))).toBe(JSON.stringify(kept));
    }),
    { numRuns: 1000 },
  );
});

test('an own property that would be a prototype is left out, and the rest can be read', () => {
  expect(unpackValue(packValue({ a: JSON.parse('{"__proto__":1,"b":2}') as unknown }))).toEqual({ a: { b: 2 } });
});

test.each([
  ['a small number', 7, 1],
  ['a known word', 'flux_kontext_max', 1],
  ['the size of a picture', 1024, 3],
  ['a hash', hash, 33],
  ['an id', id, 17],
  ['the id of a request', `mmsu_${id.toLowerCase()}`, 23],
  ['another text', 'sky', 5],
])('%s takes few bytes', (_, value, bytes) => {
  const packed = packValue(value);
  expect([packed.length - sum, unpackValue(packed)]).toEqual([bytes, value]);
});

test('what follows on a longer value has nothing of it', () => {
  packValue('x'.repeat(3_000_000));
  expect(unpackValue(packValue(['a']))).toEqual(['a']);
});

test('known words have a number each, and room for more', () => {
  const all = Array.from({ length: maxWords }, (_, number) => wordOfNumber(number)).filter((word) => word !== undefined);
  expect(all.map(numberOfWord)).toEqual(all.map((_, nth) => nth));
  expect(wordOfNumber(maxWords)).toBeUndefined();
  for (const word of [...all, 'another', '', null]) expect(wordIn(columnOf(word))).toBe(word);
});
