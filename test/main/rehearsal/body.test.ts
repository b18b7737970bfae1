import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBody } from '../../../main/rehearsal/body.ts';

const fields = ['input_image', 'input_image_2'];
const long = 'iVBORw0KGgo+/'.repeat(600);
const parse = (text: string): unknown => parseBody(Buffer.from(text), fields);

test('a body means what it means to JSON, however long its pictures', () => {
  const value = fc.oneof(fc.constant(long), fc.constant(`${long}\\"é`), fc.base64String(), fc.string(), fc.constant(null), fc.integer());
  const prompt = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(`"input_image":"${long}"`), fc.constant(`\\"input_image": "${long}`));
  fc.assert(
    fc.property(
      fc.record({ prompt, input_image: value, input_image_2: value, seed: fc.integer() }, { requiredKeys: [] }),
      fc.constantFrom(0, 2),
      (body, indent) => {
        const text = JSON.stringify(body, null, indent);
        expect(parse(text)).toEqual(JSON.parse(Buffer.from(text).toString('utf8')));
      },
    ),
    { numRuns: 300 },
  );
});

test('what is no JSON is undefined, cut anywhere', () => {
  const text = JSON.stringify({ prompt: 'x', input_image: long });
  for (let at = 0; at < text.length; at += 97) expect(parse(text.slice(0, at))).toBe(undefined);
});

test('a list or a number stays what it is', () => {
  expect([parse('[1]'), parse('7'), parse('null')]).toEqual([[1], 7, null]);
});
