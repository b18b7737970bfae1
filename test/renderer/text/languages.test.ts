import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  firstWords,
  formatBytes,
  formatCount,
  formatList,
  formatMonth,
  formatPercent,
  formatSeconds,
} from '../../../renderer/text/format.ts';
import { speakIn, text } from '../../../renderer/text/text.ts';

afterEach(() => speakIn('en'));

const folder = path.resolve(import.meta.dirname, '../../../app/messages/zh-CN');

/** Every sentence by its path; those that are made from values, with values that show where they went. */
function sentences(value: unknown, path = ''): [path: string, words: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => sentences(part, path === '' ? name : `${path}.${name}`));
}

/** Search terms, names and signs are the same in every language. */
const same =
  /^(?:window\.name|window\.filters\.others\.\d+\.term|window\.empty\.kinds|compose\.dialects\..*|sent\.noCost|stage\.info\.sha256|stage\.actual|exporting\.formats\.(?:png|jpeg|webp|tiff))$/;

describe('Simplified Chinese', () => {
  it('says every sentence in Chinese that differs by language', () => {
    const english = new Map(sentences(text));
    speakIn('zh-CN');
    const chinese = sentences(text);
    expect(chinese.length).toBeGreaterThan(250);
    expect(chinese.map(([path]) => path)).toEqual([...english.keys()]);
    expect(chinese.filter(([path, words]) => !same.test(path) && (words === english.get(path) || !/\p{Script=Han}/u.test(words)))).toEqual(
      [],
    );
  });

  it('is set in Chinese punctuation, also where a sentence is put together', () => {
    const lines = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => readFileSync(path.join(folder, file), 'utf8').split('\n'))
      .filter((line) => /\p{Script=Han}/u.test(line));
    expect(lines.length).toBeGreaterThan(300);
    // Half-width marks beside a Chinese letter; an ellipsis of one sign; Latin words and numbers that touch Chinese letters.
    expect(lines.filter((line) => /\p{Script=Han}[,.;:!?()"]|[,;!?("]\p{Script=Han}/u.test(line))).toEqual([]);
    expect(lines.filter((line) => /\p{Script=Han}…(?!…)/u.test(line))).toEqual([]);
    expect(lines.filter((line) => /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(line))).toEqual([]);
  });

  it('keeps the terms of the search language', () => {
    const terms = () => text.window.filters.others.map(({ term }) => term);
    const before = terms();
    speakIn('zh-CN');
    expect(terms()).toEqual(before);
  });

  it('counts, dates and lists as Chinese does', () => {
    speakIn('zh-CN');
    expect([
      formatCount(18_204),
      formatMonth('2026-11'),
      formatList(['天空', '房子', '树']),
      formatSeconds(125),
      formatSeconds(11.84),
      formatSeconds(3840),
      formatPercent(0.5),
      formatBytes(3_100_000),
      text.organise.giveStars(3),
      text.window.organised.label(2, 'red'),
      text.queue.counter(2, 1),
    ]).toEqual([
      '18,204',
      '2026年11月',
      '天空、房子和树',
      '2 分钟 5 秒',
      '11.8 秒',
      '1 小时 4 分钟',
      '50%',
      '3.1 MB',
      '3 星',
      '2 个编辑：红色色标',
      '2 个运行中 · 1 个等待中',
    ]);
  });
});

describe('an instruction in Chinese', () => {
  it('is shortened by the room it takes, never inside a letter', () => {
    expect(firstWords('让天空乌云密布，房子保持不变', 20)).toBe('让天空乌云密布，房子…');
    expect(firstWords('让天空变红', 10)).toBe('让天空变红');
    expect(firstWords('𠮷野家的招牌', 4)).toBe('𠮷野…');
  });
});
