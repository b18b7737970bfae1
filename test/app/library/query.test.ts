import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asksForTwins,
  canFold,
  parseQuery,
  printQuery,
  showsMonths,
  sortOf,
  soughtName,
  termLimit,
  writtenName,
} from '../../../app/library/query.ts';
import type { Match, Term } from '../../../app/library/query.ts';

const matches = (text: string): readonly Match[] => parseQuery(text).terms.map(({ match }) => match);
const word = (text: string): Match => ({ kind: 'word', text });

describe('the search language', () => {
  test('reads words, phrases and what must not be', () => {
    expect(parseQuery('sky -cloud "red car" -"blue car"')).toEqual({
      terms: [
        { not: false, match: word('sky') },
        { not: true, match: word('cloud') },
        { not: false, match: { kind: 'phrase', text: 'red car' } },
        { not: true, match: { kind: 'phrase', text: 'blue car' } },
      ],
      notUnderstood: [],
    });
  });

  test('reads every field', () => {
    expect(
      matches(
        'seed:42 is:failed is:Favorite stars:>=3 stars:5 inputs:2 inputs:>1 ratio:16:9 ratio:016:9 model:flux_kontext_max model:"two words"',
      ),
    ).toEqual([
      { kind: 'seed', seed: 42 },
      { kind: 'is', value: 'failed' },
      { kind: 'is', value: 'favourite' },
      { kind: 'stars', comparison: '>=', stars: 3 },
      { kind: 'stars', comparison: '=', stars: 5 },
      { kind: 'inputs', comparison: '=', count: 2 },
      { kind: 'inputs', comparison: '>', count: 1 },
      { kind: 'ratio', ratio: '16:9' },
      { kind: 'ratio', ratio: '16:9' },
      { kind: 'model', model: 'flux_kontext_max' },
      { kind: 'model', model: 'two words' },
    ]);
    expect(matches('date:2026 date:2026-11 date:>2026-10-01 date:<=2026-10-31 SEED:7 -seed:-7')).toEqual([
      { kind: 'date', comparison: '=', date: '2026' },
      { kind: 'date', comparison: '=', date: '2026-11' },
      { kind: 'date', comparison: '>', date: '2026-10-01' },
      { kind: 'date', comparison: '<=', date: '2026-10-31' },
      { kind: 'seed', seed: 7 },
      { kind: 'seed', seed: -7 },
    ]);
  });

  test('reads how an edit was organised and where it stands in its family', () => {
    expect(
      matches(
        'tag:client-x tag:"red car" project:Poster label:red* has:parent has:note is:pick is:final size:>1mp size:0.5MP format:JPG near:01jd0000000000000000000001',
      ),
    ).toEqual([
      { kind: 'tag', text: 'client-x' },
      { kind: 'tag', text: 'red car' },
      { kind: 'project', text: 'Poster' },
      { kind: 'label', text: 'red*' },
      { kind: 'has', value: 'parent' },
      { kind: 'has', value: 'note' },
      { kind: 'is', value: 'pick' },
      { kind: 'is', value: 'final' },
      { kind: 'size', comparison: '>', megapixels: 1 },
      { kind: 'size', comparison: '=', megapixels: 0.5 },
      { kind: 'format', format: 'jpeg' },
      { kind: 'near', id: '01JD0000000000000000000001' },
    ]);
    expect(parseQuery('tag: tag:* tag:"" has:x size:1 size:mp format:svg near:x').terms).toEqual([]);
  });

  test('lists what it does not understand and searches the rest', () => {
    expect(parseQuery('sky seed:red stars:9 is:nice date:2026-13 colour:x ratio:wide * : is: http://a.b car')).toEqual({
      terms: [
        { not: false, match: word('sky') },
        { not: false, match: word('car') },
      ],
      notUnderstood: ['seed:red', 'stars:9', 'is:nice', 'date:2026-13', 'colour:x', 'ratio:wide', '*', ':', 'is:', 'http://a.b'],
    });
  });

  test('takes a phrase that is still being typed to the end', () => {
    expect(matches('sky "red ca')).toEqual([word('sky'), { kind: 'phrase', text: 'red ca' }]);
  });

  test('treats FTS5 syntax as text', () => {
    expect(matches('sky* NEAR(a b) ^x {y} a"b" OR -AND')).toEqual([
      word('sky*'),
      word('NEAR(a'),
      word('b)'),
      word('^x'),
      word('{y}'),
      word('a'),
      { kind: 'phrase', text: 'b' },
      word('OR'),
      word('AND'),
    ]);
  });

  test('nothing is everything', () => {
    expect([parseQuery(''), parseQuery('  \n\t')]).toEqual([
      { terms: [], notUnderstood: [] },
      { terms: [], notUnderstood: [] },
    ]);
  });
});

const pieces = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'sky',
    '-sky',
    '"red car"',
    '"',
    '-',
    ':',
    'seed:42',
    '-is:failed',
    'is:',
    'stars:>=3',
    'model:"a b"',
    'date:>2026-10-01',
    'ratio:16:9',
    '*',
    'NEAR(',
    '^',
    '{',
    '\ud800',
    '\0',
    'a:b:c',
    '--x',
    'x"y"z',
    'tag:',
    '-tag:"a b"',
    'size:>1.5mp',
    '夜にして',
  ),
);
const queries = fc.oneof(
  fc.array(pieces).map((parts) => parts.join(' ')),
  fc.array(pieces).map((parts) => parts.join('')),
);

test('any text is read without throwing, and its printed form means the same', () => {
  fc.assert(
    fc.property(queries, (text) => {
      const query = parseQuery(text);
      const printed = printQuery(query);
      expect(parseQuery(printed)).toEqual({ terms: query.terms, notUnderstood: [] });
      expect(printQuery(parseQuery(printed))).toBe(printed);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['tag:"a ""b"""', 'a "b"'],
  ['tag:""""', '"'],
  ['tag:"""a"""', '"a"'],
  ['"say ""cheese"" now"', 'say "cheese" now'],
])('in %s two double quotes are one that is meant', (text, meant) => {
  expect(matches(text)).toMatchObject([{ text: meant }]);
  expect(parseQuery(text).notUnderstood).toEqual([]);
});

const names = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 256 }),
    fc.array(fc.constantFrom('"', '*', ' ', 'a', '-', ':'), { minLength: 1, maxLength: 8 }).map((all) => all.join('')),
  )
  .map((name) => name.toWellFormed().trim())
  .filter((name) => name !== '' && name.length <= 256);

test('a name that is written as the value of a field means that name whole, whatever is in it', () => {
  fc.assert(
    fc.property(names, (name) => {
      const { terms, notUnderstood } = parseQuery(`tag:${writtenName(name)} sky`);
      expect([terms.length, notUnderstood]).toEqual([2, []]);
      const [tag, sky] = terms.map(({ match }) => match);
      expect([sky, soughtName(tag?.kind === 'tag' ? tag.text : '')]).toEqual([
        word('sky'),
        { name: name.replace(/\s+/g, ' '), begins: false },
      ]);
    }),
    { numRuns: 2000 },
  );
  expect(soughtName('cl*')).toEqual({ name: 'cl', begins: true });
});

const comparison = fc.constantFrom('=' as const, '>' as const, '>=' as const, '<' as const, '<=' as const);
const terms: fc.Arbitrary<Term> = fc.record({
  not: fc.boolean(),
  match: fc.oneof<fc.Arbitrary<Match>[]>(
    fc.record({ kind: fc.constant('word' as const), text: fc.stringMatching(/^[a-z0-9]{1,20}$/) }),
    fc.record({ kind: fc.constant('phrase' as const), text: fc.stringMatching(/^[a-z"]{1,9}( [a-z:"]{1,9}){0,3}x$/) }),
    fc.record({
      kind: fc.constant('is' as const),
      value: fc.constantFrom('failed' as const, 'done' as const, 'favourite' as const, 'rehearsal' as const),
    }),
    fc.record({ kind: fc.constant('seed' as const), seed: fc.maxSafeInteger() }),
    fc.record({ kind: fc.constant('stars' as const), comparison, stars: fc.integer({ min: 0, max: 5 }) }),
    fc.record({ kind: fc.constant('inputs' as const), comparison, count: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ kind: fc.constant('ratio' as const), ratio: fc.constantFrom('16:9', '1:1', '9:21') }),
    fc.record({ kind: fc.constant('model' as const), model: fc.constantFrom('flux_kontext_max', 'two words') }),
    fc.record({ kind: fc.constant('has' as const), value: fc.constantFrom('parent' as const, 'tag' as const) }),
    fc.record({
      kind: fc.constantFrom('tag' as const, 'project' as const, 'label' as const),
      text: fc.constantFrom('x', 'a b', '-y', 'z:1*', '"', 'a "b"', 'c**'),
    }),
    fc.record({ kind: fc.constant('size' as const), comparison, megapixels: fc.constantFrom(1, 0.5, 12.25) }),
    fc.record({ kind: fc.constant('format' as const), format: fc.constantFrom('png' as const, 'webp' as const) }),
    fc.record({ kind: fc.constant('near' as const), id: fc.constant('01JD0000000000000000000001') }),
    fc.record({ kind: fc.constant('date' as const), comparison, date: fc.constantFrom('2026', '2026-11', '2026-11-23') }),
  ),
});

test('any terms, printed and read again, are the same', () => {
  fc.assert(
    fc.property(
      fc.array(terms, { maxLength: 20 }),
      (all) => void expect(parseQuery(printQuery({ terms: all, notUnderstood: [] }))).toEqual({ terms: all, notUnderstood: [] }),
    ),
  );
});

test('a text of a megabyte is read with its first terms, and the list of the rest stays short', () => {
  for (const text of [
    'a '.repeat(500_000),
    'a'.repeat(1_000_000),
    '"'.repeat(1_000_000),
    '-'.repeat(1_000_000),
    'a:'.repeat(500_000),
    ' '.repeat(1_000_000),
    'is:'.repeat(333_333),
  ]) {
    const { terms, notUnderstood } = parseQuery(text);
    expect(terms.length).toBeLessThanOrEqual(termLimit);
    expect(notUnderstood.join('').length).toBeLessThanOrEqual(20 * 256);
  }
});

test('sets may be folded in all of the library and in all of one project, in any order, and nowhere else', () => {
  const folds = (text: string): boolean => canFold(parseQuery(text));
  expect(['', 'sort:oldest', 'project:Zoo', 'project:Zoo sort:stars'].map(folds)).toEqual([true, true, true, true]);
  expect(['sky', '-project:Zoo', 'project:Zoo project:Arch', 'project:Zoo sky', 'is:failed'].map(folds)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('the last order that is asked for counts, and the newest come first where none is', () => {
  const order = (text: string): string => sortOf(parseQuery(text));
  expect(['', 'sky', 'sort:oldest', 'sort:stars sky sort:name'].map(order)).toEqual(['newest', 'newest', 'oldest', 'name']);
});

test('months are named where sets may be folded and the newest come first', () => {
  const shows = (text: string): boolean => showsMonths(parseQuery(text));
  expect(['', 'project:Zoo', 'sort:oldest', 'sky', 'sort:oldest sort:newest'].map(shows)).toEqual([true, true, false, false, true]);
});

test('an answer depends on compared pictures when it asks for duplicates or for the twins of one', () => {
  const asks = (text: string): boolean => asksForTwins(parseQuery(text));
  expect(['is:duplicate', '-is:duplicate', 'sky twin:01JD0000000000000000000001'].map(asks)).toEqual([true, true, true]);
  expect(['', 'duplicate', 'is:failed', 'near:01JD0000000000000000000001'].map(asks)).toEqual([false, false, false, false]);
});
