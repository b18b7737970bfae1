import { expect, test } from 'vitest';
import { languageInUse, languageOfSystem } from '../../app/language.ts';

test('the first language of the system that is spoken here is taken', () => {
  expect(
    [
      ['zh-CN', 'en-US'],
      ['zh_CN.UTF-8'],
      ['zh-Hant-TW'],
      ['en-GB', 'zh-CN'],
      ['de-DE', 'zh-Hans-CN', 'en'],
      ['fr-FR'],
      ['C'],
      ['zhongwen'],
      [],
    ].map(languageOfSystem),
  ).toEqual(['zh-CN', 'zh-CN', 'zh-CN', 'en', 'zh-CN', 'en', 'en', 'en', 'en']);
});

test('what was chosen goes before what the system speaks', () => {
  expect([languageInUse('system', 'zh-CN'), languageInUse('en', 'zh-CN'), languageInUse('zh-CN', 'en')]).toEqual(['zh-CN', 'en', 'zh-CN']);
});
