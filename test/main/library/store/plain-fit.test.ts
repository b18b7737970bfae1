import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { recordSchema } from '../../../../app/edits/record.ts';
import { plainFit } from '../../../../main/library/store/plain-fit.ts';
import { idOf, recordOf, resultOf, shaOf } from '../records.ts';

const fits = plainFit(recordSchema);
const fromJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null');

const input = {
  sha256: shaOf('input'),
  name: 'photo.jpg',
  mediaType: 'image/jpeg',
  bytes: 10,
  width: 4,
  height: 3,
  parent: { editId: idOf(1), index: 0 },
  view: { turn: 90, crop: [0, 0, 2, 2] },
  sent: { sha256: shaOf('sent'), bytes: 9, width: 4, height: 3, mediaType: 'image/png', steps: ['rotated'], from: [0, 0, 4, 3] },
  web: { address: 'https://example.com/a.jpg', itself: false, unseen: true },
};
const full = {
  ...recordOf(2),
  request: {
    ...recordOf(2).request,
    inputs: [input, { ...input, parent: null, view: undefined, sent: null }],
    parameters: { seed: 7, fast: true, s: 'x' },
  },
  timeline: [{ at: '2026-10-01T00:02:00.000Z', state: 'done', note: 'a note' }],
  posted: { bytes: 3, sha256: shaOf('body') },
  named: { requestId: 'r', endpoint: 'e', responseUrl: null, statusUrl: 'https://example.com', cancelUrl: null },
  outputs: [{ url: 'https://example.com/0', contentType: null, width: 4, height: null }],
  results: [{ ...resultOf('a.png', Buffer.from('picture')), unchanged: true }],
  answers: [{ at: '2026-10-01T00:02:00.000Z', to: 'create', status: 200, body: { any: ['thing'] } }],
  owner: { installation: 'i', process: 'p' },
  imported: { from: 'a1111', file: 'b.png', at: '2026', sha256: shaOf('b'), program: 'GIMP', editId: idOf(3) },
  batch: { id: idOf(4), item: 0, set: 'one' },
  organised: { ...recordOf(2).organised, stars: 3, tags: ['a'], trashedAt: null, mood: 'calm' },
  theirs: 1,
};
// As zod orders them.
const whole = recordSchema.parse(fromJson(full));

/** Every place of a value, as the names on the way to it. */
function placesOf(value: unknown, way: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [way];
  return [way, ...Object.entries(value).flatMap(([name, part]) => placesOf(part, [...way, name]))];
}

const odd: readonly unknown[] = [
  null,
  true,
  '',
  'x',
  'x'.repeat(300),
  -1,
  0,
  1,
  1.5,
  6,
  1e15,
  2 ** 53,
  [],
  [1],
  {},
  { a: 1 },
  shaOf('x').toUpperCase(),
  `${shaOf('x')}\n`,
  idOf(1).toLowerCase(),
  'done',
  'image/png',
  [0, 0, 0, 1],
  [0, 0, 1, 1, 1],
];

function changed(value: unknown, [name, ...rest]: readonly string[], change: (part: unknown) => unknown): unknown {
  if (name === undefined) return change(value);
  if (Array.isArray(value)) return value.map((part: unknown, nth) => (String(nth) === name ? changed(part, rest, change) : part));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([own, part]: [string, unknown]) => {
      const now = own === name ? changed(part, rest, change) : part;
      return now === undefined ? [] : [[own, now]];
    }),
  );
}

const more = (part: unknown): unknown =>
  Array.isArray(part) ? [...(part as unknown[]), part[0] ?? 1] : isObject(part) ? { ...part, own: 1 } : part;
const before = (part: unknown): unknown => (isObject(part) ? { own: 1, ...part } : part);
const turned = (part: unknown): unknown => (isObject(part) ? Object.fromEntries(Object.entries(part).toReversed()) : part);
const isObject = (part: unknown): part is object => typeof part === 'object' && part !== null && !Array.isArray(part);
const mutation = fc.tuple(
  fc.constantFrom(...placesOf(whole).filter((way) => way.length > 0)),
  fc.oneof(
    fc.constantFrom<(part: unknown) => unknown>(() => undefined, more, before, turned),
    fc.constantFrom(...odd).map((value) => () => value),
    fc.jsonValue({ maxDepth: 2 }).map((value) => () => value),
  ),
);

describe('a record that plainly fits', () => {
  test('is one that zod answers as it is, letter for letter', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        const mutated = fromJson(mutations.reduce<unknown>((value, [way, change]) => changed(value, way, change), whole));
        if (!fits(mutated)) return;
        taken += 1;
        const parsed = recordSchema.safeParse(mutated);
        expect([parsed.success, JSON.stringify(parsed.data)]).toEqual([true, JSON.stringify(mutated)]);
      }),
      { numRuns: 4000 },
    );
    // Or nothing would have been compared.
    expect(taken).toBeGreaterThan(100);
  });

  test('is any that the program writes of an edit that went well, whatever parts it has', () => {
    expect(fits(fromJson(whole))).toBe(true);
    expect(fits(fromJson(recordSchema.parse(recordOf(1))))).toBe(true);
  });

  test('is none that fails or misses at any place', () => {
    for (const way of placesOf(whole)) {
      for (const value of odd) {
        const mutated = fromJson(changed(whole, way, () => value));
        if (!recordSchema.safeParse(mutated).success) expect([way, value, fits(mutated)]).toEqual([way, value, false]);
      }
      const without = fromJson(changed(whole, way, () => undefined));
      if (way.length > 0 && !recordSchema.safeParse(without).success) expect([way, fits(without)]).toEqual([way, false]);
    }
  });
});

test.each<readonly [string, z.ZodType, unknown]>([
  ['a number of another type', z.coerce.number(), 1],
  ['a text of a known format', z.email(), 'a@example.com'],
  ['what is transformed', z.string().transform((text) => text.length), 'a'],
  ['what is trimmed', z.string().trim(), 'a'],
  ['what is refined', z.string().refine(() => true), 'a'],
  ['a pattern that remembers', z.string().regex(/a/g), 'a'],
  ['an object with a check of its own', z.object({ a: z.string() }).refine(() => true), { a: 'a' }],
  ['an object that lets only some others in', z.object({}).catchall(z.string()), { a: 'a' }],
  ['one of several objects', z.union([z.object({ a: z.string() }), z.string()]), 'a'],
  ['what is lazy', z.lazy(() => z.string()), 'a'],
  ['what has a default', z.string().default('a'), 'b'],
  ['a number of a format of its own', z.int32(), 1],
  ['anything that is refined', z.unknown().refine(() => true), 1],
  ['one value that is refined', z.literal('a').refine(() => true), 'a'],
  ['one of some values that are refined', z.enum(['a', 'b']).refine(() => true), 'a'],
  ['a record of keys that can be counted', z.record(z.enum(['a']), z.number()), { a: 1 }],
  ['one of several texts', z.union([z.string().trim(), z.string()]), ' a '],
  ['one of several of which one is made from others', z.union([z.coerce.number(), z.string()]), '5'],
  ['one that only one of several may take', z.xor([z.string(), z.number()]), 'a'],
  ['an object that may lack what has a default', z.object({ a: z.string().default('x').optional() }), {}],
])('a schema is left to zod that is %s', (_, schema, value) => {
  expect([schema.safeParse(value).success, plainFit(schema)(value)]).toEqual([true, false]);
});

test('keys that a strict shape does not know, or in another order, are left to zod', () => {
  const fit = plainFit(z.object({ a: z.number().optional(), b: z.number().optional() }));
  const loose = plainFit(z.looseObject({ a: z.number().optional(), b: z.number() }));
  expect([{}, { b: 1 }, { a: 1, b: 1 }, { b: 1, a: 1 }, { a: 1, c: 1 }].map(fit)).toEqual([true, true, true, false, false]);
  expect([{}, { b: 1, c: 1 }, { c: 1, b: 1 }, { a: 1 }, [], null].map(loose)).toEqual([false, true, false, false, false, false]);
  expect([Infinity, NaN, 1].map(plainFit(z.number()))).toEqual([false, false, true]);
});

test('a key that zod leaves out is left to it', () => {
  const odd = JSON.parse('{"b":1,"__proto__":{"a":2}}') as unknown;
  expect([plainFit(z.looseObject({ b: z.number() }))(odd), plainFit(z.record(z.string(), z.unknown()))(odd)]).toEqual([false, false]);
});

test('of an enum of numbers its names are no values', () => {
  const fit = plainFit(z.enum({ low: 1, high: 2 } as const));
  expect([fit(1), fit('low'), fit(3)]).toEqual([true, false, false]);
});
