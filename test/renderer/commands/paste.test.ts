import { describe, expect, test } from 'vitest';
import { droppedFromWeb, pasteAction } from '../../../renderer/commands/paste.ts';
import type { Pasted } from '../../../renderer/commands/paste.ts';

const nothing: Pasted = { copied: 0, bitmaps: 0, words: '', addresses: '' };
const kinds = (pasted: Partial<Pasted>): readonly string[] =>
  [false, true].map((typing) => pasteAction({ ...nothing, ...pasted }, typing).kind);

describe('a paste, elsewhere and where words are typed,', () => {
  test.each<[what: string, pasted: Partial<Pasted>, kinds: readonly string[]]>([
    ['of files, which come with their names and an icon', { copied: 2, bitmaps: 1, words: 'a.png\nb.png' }, ['copied', 'copied']],
    ['of a bitmap', { bitmaps: 1 }, ['bitmaps', 'bitmaps']],
    ['of figures from a sheet, which come as a bitmap too', { bitmaps: 1, words: '1\t2\n3\t4' }, ['bitmaps', 'nothing']],
    ['of words', { words: 'make the sky red' }, ['nothing', 'nothing']],
    ['of addresses of files', { words: 'file:///home/ada/a.png' }, ['addresses', 'nothing']],
    ['of addresses among words', { words: 'see file:///home/ada/a.png' }, ['nothing', 'nothing']],
    ['of an address of the web', { addresses: 'https://example.com/a.png' }, ['web', 'nothing']],
    ['of one as words', { words: ' https://example.com/a.png\n' }, ['web', 'nothing']],
    ['of one without a lock, which main refuses with a sentence', { words: 'http://example.com/a.png' }, ['web', 'nothing']],
    ['of one among words', { words: 'see https://example.com/a.png' }, ['nothing', 'nothing']],
    ['of one that a program names otherwise', { words: 'ftp://example.com/a.png' }, ['nothing', 'nothing']],
    ['of nothing', {}, ['nothing', 'nothing']],
  ])('%s', (_what, pasted, expected) => {
    expect(kinds(pasted)).toEqual(expected);
  });

  test('takes the lines of a list of addresses, without its notes and the act it was made by', () => {
    const addresses = ['file:///a%20b.png', 'file:///c.jpg'];
    const act = { kind: 'addresses', addresses };
    expect(pasteAction({ ...nothing, addresses: `# from a list\r\n${addresses.join('\r\n')}\r\n` }, false)).toEqual(act);
    expect(pasteAction({ ...nothing, words: `x-special/nautilus-clipboard\ncopy\n${addresses.join('\n')}\n` }, false)).toEqual(act);
    expect(pasteAction({ ...nothing, words: Array(501).fill('file:///a.png').join('\n') }, false)).toEqual({ kind: 'nothing' });
  });

  test('takes up to twenty addresses of the web, one a line', () => {
    const addresses = Array.from({ length: 20 }, (_, n) => `https://example.com/${n}.png?s=%2F`);
    expect(pasteAction({ ...nothing, words: addresses.join('\r\n') }, false)).toEqual({ kind: 'web', addresses });
    expect(pasteAction({ ...nothing, words: [...addresses, 'https://example.com/21.png'].join('\n') }, false)).toEqual({ kind: 'nothing' });
  });
});

describe('a drop from a browser', () => {
  const list = 'https://example.com/page';
  test.each<[what: string, addresses: string, html: string, taken: string[] | null]>([
    ['of an address', list, '', [list]],
    [
      'of a picture in a link is the picture',
      list,
      '<meta charset="utf-8"><a href="/page"><img src="https://cdn.example.com/a.png?x=1&amp;y=2" alt=""></a>',
      ['https://cdn.example.com/a.png?x=1&y=2'],
    ],
    [
      'with its address in other quotes',
      list,
      "<IMG alt='data-src=\"no\"' src = 'https://cdn.example.com/a.png'>",
      ['https://cdn.example.com/a.png'],
    ],
    [
      'of a piece of a page with two pictures is what its list says',
      list,
      '<img src="https://a.example/1"><img src="https://a.example/2">',
      [list],
    ],
    ['of a picture that is only in the page', list, '<img src="data:image/png;base64,AAAA">', [list]],
    ['of files of this computer', 'file:///a.png', '', null],
    ['of words', '', '<b>words</b>', null],
    ['of nothing', '', '', null],
  ])('%s', (_, addresses, html, taken) => {
    expect(droppedFromWeb({ addresses, html })).toEqual(taken);
  });
});
