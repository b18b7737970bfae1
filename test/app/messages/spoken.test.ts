import { describe, expect, it, test } from 'vitest';
import { failureSchema } from '../../../app/failure-schema.ts';
import { englishFailure } from '../../../app/failure.ts';
import { inOtherWords, makeFailure, saidOf } from '../../../app/make-failure.ts';
import { core } from '../../../app/messages/en/core/core.ts';
import { render, withTexts } from '../../../app/messages/message.ts';
import { say } from '../../../app/messages/say.ts';
import { failureIn, sayIn } from '../../../app/messages/languages/spoken.ts';
import { core as chinese } from '../../../app/messages/zh-CN/core/core.ts';

const placesIn = (template: string): string =>
  (template.match(/\{\w+\}/g) ?? [])
    .map((place) => place.toLowerCase())
    .toSorted()
    .join();
const templates = (all: object): [id: string, template: string][] =>
  Object.entries(all).flatMap(([group, sentences]) =>
    Object.entries(sentences as Record<string, string>).map(([name, template]): [string, string] => [`${group}.${name}`, template]),
  );

test('a sentence has the same places in each language; the kind of a failure alone is said in others only', () => {
  const english = templates(core).map(([id, template]) => [id, placesIn(template)] as const);
  const others = new Map(templates(chinese).map(([id, template]) => [id, placesIn(template)]));
  expect(english.length).toBeGreaterThan(350);
  expect(english.filter(([id, places]) => others.get(id) !== places)).toEqual([['kind.asWritten', '{words}']]);
});

describe('a sentence', () => {
  const listed = (name: string) => sayIn('zh-CN', say('program.listed', { name }));

  it('is said with its values as they are, whatever signs they hold', () => {
    expect(listed('C:\\a (1) $& {x}.exe')).toBe('C:\\a (1) $& {x}.exe 已在列表里。');
    expect(listed('two\nlines')).toBe('two\nlines 已在列表里。');
  });

  it('is said whole where a value is a sentence or the name of something', () => {
    const drawing = say('picture.noPixels', { name: 'a.svg', what: say('file.svg') });
    expect([sayIn('en', drawing), sayIn('zh-CN', drawing)]).toEqual([
      '“a.svg” is an SVG drawing. Kontext Studio sends pixels: export it as PNG or JPEG first.',
      '“a.svg”是 SVG 图形。Kontext Studio 发送的是像素：请先导出为 PNG 或 JPEG。',
    ]);
  });

  it('begins with a capital where its first word is a value', () => {
    const offline = say('service.offline', { service: say('rehearsed.name') });
    expect(sayIn('en', offline)).toMatch(/^The rehearsal cannot be reached\./);
  });

  test.each([
    { id: 'service.none' },
    { id: 'none.none' },
    { id: 'constructor.name' },
    { id: '__proto__.x' },
    { id: '' },
    { id: 'program.listed' },
    { id: 'program.listed', values: { name: { id: 'of.later' } } },
  ])('that is not known, or lacks a value, is none: %j', (message) => {
    expect([render(core, message), render(chinese, message)]).toEqual([null, null]);
  });

  it('is changed in all its texts, also in those of sentences within', () => {
    const message = { id: 'a.b', values: { first: { id: 'c.d', values: { words: 'key', n: 1 } }, words: 'a key' } };
    expect(withTexts(message, (text) => text.replace('key', '…'))).toEqual({
      id: 'a.b',
      values: { first: { id: 'c.d', values: { words: '…', n: 1 } }, words: 'a …' },
    });
  });
});

describe('a failure', () => {
  const full = makeFailure('disk-full', say('disk.full'));

  it('says in English what its id says', () => {
    expect([full.message, full.said]).toEqual([core.disk.full, { id: 'disk.full' }]);
    expect([failureIn('en', full), failureIn('zh-CN', full)]).toEqual([core.disk.full, chinese.disk.full]);
  });

  test.each([
    ['without an id', englishFailure('balance', 'Said by a version to come.')],
    ['of a newer version', { ...englishFailure('balance', 'Said by a version to come.'), said: { id: 'service.later', values: {} } }],
  ])('%s is told by its English, in Chinese after the sentence of its kind', (_, failure) => {
    expect([failureIn('en', failure), failureIn('zh-CN', failure)]).toEqual([
      'Said by a version to come.',
      `${chinese.kind.balance}（Said by a version to come.）`,
    ]);
    const within = inOtherWords(failure, say('batch.of', { name: 'a.png', message: saidOf(failure) }));
    expect(within.message).toBe('“a.png”: Said by a version to come.');
  });
});

describe('a failure in a record', () => {
  const kept = { kind: 'disk-full', message: 'Full.', charged: 'no', next: 'retry' };
  const nested = (depth: number): object => (depth === 0 ? { id: 'a.b' } : { id: 'a.b', values: { first: nested(depth - 1) } });

  test.each([undefined, { id: 'a.b' }, { id: 'a.b', values: { n: 1, words: 'w', first: { id: 'c.d' } } }])(
    'keeps its sentence: %j',
    (said) => {
      expect(failureSchema.parse({ ...kept, said })).toEqual({ ...kept, said });
    },
  );

  test.each([null, 7, 'a.b', {}, { id: 7 }, { id: 'a.b', values: [1, [2]] }, { id: 'a.b', values: { first: null } }, nested(40)])(
    'is read all the same where that does not fit: %j',
    (said) => {
      expect(failureSchema.parse({ ...kept, said })).toEqual({ ...kept, said: undefined });
    },
  );
});
