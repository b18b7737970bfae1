import { describe, expect, test } from 'vitest';
import { failureKinds, makeFailure } from '../../../app/failure.ts';
import { chinese, failureIn, inLanguage } from '../../../app/words/in-language.ts';
import { ofKind } from '../../../app/words/zh-service.ts';

describe('what the core says', () => {
  test('stays as it is in English', () => {
    expect(inLanguage('en', 'This program is not in the list any more.')).toBe('This program is not in the list any more.');
    expect(failureIn('en', makeFailure('usage', 'Say what to edit.'))).toBe('Say what to edit.');
  });

  test('is told in Chinese by its English', () => {
    expect(inLanguage('zh-CN', 'This program is not in the list any more.')).toBe('这个程序已不在列表里。');
    expect(failureIn('zh-CN', makeFailure('usage', 'This program is not in the list any more.'))).toBe('这个程序已不在列表里。');
  });

  test('keeps the values in its places, whatever signs they have', () => {
    expect(inLanguage('zh-CN', 'C:\\a (1) $& {x}.exe is in the list already.')).toBe('C:\\a (1) $& {x}.exe 已在列表里。');
    expect(inLanguage('zh-CN', 'two\nlines is in the list already.')).toBe('two\nlines 已在列表里。');
  });

  test('is told in Chinese inside of another sentence too', () => {
    const inside = 'edited in edited in Krita';
    expect(inLanguage('zh-CN', inside)).toBe('在 在 Krita 中编辑 中编辑');
  });

  test('means the template that leaves least open', () => {
    expect(inLanguage('zh-CN', 'This version was made in GIMP: there is nothing to run again.')).toBe(
      '这个版本是在 GIMP 中制作的，没有可以重新运行的内容。',
    );
  });

  test('is left in English where nobody has said it in Chinese, names of every object included', () => {
    expect(['', 'Nobody said this.', 'constructor', '__proto__'].map((words) => inLanguage('zh-CN', words))).toEqual([
      '',
      'Nobody said this.',
      'constructor',
      '__proto__',
    ]);
  });

  test('of each kind of failure is told in Chinese with the English after it, when the sentence is not known', () => {
    for (const kind of failureKinds)
      expect(failureIn('zh-CN', makeFailure(kind, 'Nobody said this.'))).toBe(`${ofKind[kind]}（Nobody said this.）`);
  });

  test('has in Chinese exactly the places that it has in English', () => {
    const places = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();
    expect(Object.entries(chinese).filter(([english, said]) => places(english).join() !== places(said).join())).toEqual([]);
  });
});
