// What a person reads of numbers, sizes, times and dates, in both languages.
import { expect, test } from 'vitest';
import { firstWords, formatFacts, formatMediaType, formatPixels, makeFormats } from '../../app/formats.ts';

const english = makeFormats('en', { second: ' s', minute: ' min', hour: ' h', comma: ', ', colon: ': ' });
const chinese = makeFormats('zh-CN', { second: ' 秒', minute: ' 分钟', hour: ' 小时', comma: '，', colon: '：' });

test('numbers and nouns are written as the language writes them', () => {
  expect([english.formatCount(1_234_567), chinese.formatCount(1_234_567)]).toEqual(['1,234,567', '1,234,567']);
  expect([0, 1, 2, 1500].map((count) => english.formatNoun(count, 'picture', 'pictures'))).toEqual([
    '0 pictures',
    '1 picture',
    '2 pictures',
    '1,500 pictures',
  ]);
  expect([english.formatTimes(3.44), english.formatDegrees(-1.5), english.formatPercent(0.256)]).toEqual(['3.4×', '−1.5°', '26%']);
});

test('a share keeps a digit where little would become nothing', () => {
  expect([0.004, 0.0999, 0.1, 0.256].map(english.formatShare)).toEqual(['0.4%', '10%', '10%', '26%']);
});

test('bytes step up in thousands, with a digit from megabytes on', () => {
  expect([0, 999, 1000, 999_499, 1_000_000, 1_250_000, 1_000_000_000].map(english.formatBytes)).toEqual([
    '0 B',
    '999 B',
    '1 kB',
    '999 kB',
    '1 MB',
    '1.3 MB',
    '1 GB',
  ]);
});

test('seconds are told to the tenth below a minute, then in the two largest units, and never below zero', () => {
  expect([-3, 0, 8, 11.84, 60, 125, 3600, 3840, 3661].map(english.formatSeconds)).toEqual([
    '0 s',
    '0 s',
    '8 s',
    '11.8 s',
    '1 min',
    '2 min 5 s',
    '1 h',
    '1 h 4 min',
    '1 h 1 min',
  ]);
  expect(chinese.formatSeconds(125)).toBe('2 分钟 5 秒');
});

test('months and days are named, and what is none is said as it is', () => {
  expect(['2026-11', 'soon', '2026'].map(english.formatMonth)).toEqual(['November 2026', 'soon', '2026']);
  expect([english.formatDay('2026-11-28'), english.formatDay('2026-11')]).toEqual(['Saturday, November 28, 2026', '2026-11']);
  expect(chinese.formatMonth('2026-11')).toBe('2026年11月');
});

test('facts stand one after the other without the empty ones', () => {
  expect([english.formatParts(['PNG', '', '2 MB']), chinese.formatParts(['PNG', '2 MB'])]).toEqual(['PNG, 2 MB', 'PNG，2 MB']);
  expect([english.formatNamed('seed', '42'), chinese.formatNamed('种子', '42')]).toEqual(['seed: 42', '种子：42']);
  expect(english.formatList(['crop', 'turn', 'strokes'])).toBe('crop, turn, and strokes');
  expect(english.formatFile({ width: 1248, height: 832, mediaType: 'image/png', bytes: 1_200_000 })).toBe('1248 × 832 PNG, 1.2 MB');
});

test('pixels and kinds are the same in every language', () => {
  expect([formatPixels({ width: 1248, height: 832 }), formatMediaType('image/jpeg'), formatMediaType('image/webp')]).toEqual([
    '1248 × 832',
    'JPEG',
    'WEBP',
  ]);
});

test('the first words end at a word where one is near, and letters of twice the width count twice', () => {
  expect(firstWords('make  the\nsky darker', 48)).toBe('make the sky darker');
  expect(firstWords('make the sky darker and the sea calm', 20)).toBe('make the sky darker…');
  expect(firstWords('a incomprehensibilities', 12)).toBe('a incomprehe…');
  expect([firstWords('把天空变暗', 10), firstWords('把天空变暗', 9)]).toEqual(['把天空变暗', '把天空变…']);
});

test('each language has formats of its own', () => {
  const german = makeFormats('de' as 'en', { second: ' s', minute: ' min', hour: ' Std', comma: ', ', colon: ': ' });
  expect([german.formatCount(1_234_567), german.formatSeconds(3840)]).toEqual(['1.234.567', '1 Std 4 min']);
});

test('facts stand on one line, and what is empty leaves no gap', () => {
  expect([formatFacts(['1248 × 832', '', 'PNG']), formatFacts(['', '']), formatFacts([])]).toEqual(['1248 × 832 · PNG', '', '']);
});
