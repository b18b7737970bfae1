import { describe, expect, test } from 'vitest';
import { pasteAct } from '../../../renderer/state/paste.ts';
import type { Pasted } from '../../../renderer/state/paste.ts';

const nothing: Pasted = { copied: 0, bitmaps: 0, words: '', addresses: '' };
const kinds = (pasted: Partial<Pasted>): readonly string[] =>
  [false, true].map((typing) => pasteAct({ ...nothing, ...pasted }, typing).kind);

describe('a paste, elsewhere and where words are typed,', () => {
  test.each<[what: string, pasted: Partial<Pasted>, kinds: readonly string[]]>([
    ['of files, which come with their names and an icon', { copied: 2, bitmaps: 1, words: 'a.png\nb.png' }, ['copied', 'copied']],
    ['of a bitmap', { bitmaps: 1 }, ['bitmaps', 'bitmaps']],
    ['of figures from a sheet, which come as a bitmap too', { bitmaps: 1, words: '1\t2\n3\t4' }, ['bitmaps', 'nothing']],
    ['of words', { words: 'make the sky red' }, ['nothing', 'nothing']],
    ['of addresses of files', { words: 'file:///home/ada/a.png' }, ['addresses', 'nothing']],
    ['of addresses among words', { words: 'see file:///home/ada/a.png' }, ['nothing', 'nothing']],
    ['of an address of the web', { addresses: 'https://example.com/a.png' }, ['nothing', 'nothing']],
    ['of nothing', {}, ['nothing', 'nothing']],
  ])('%s', (_what, pasted, expected) => {
    expect(kinds(pasted)).toEqual(expected);
  });

  test('takes the lines of a list of addresses, without its notes and the act it was made by', () => {
    const addresses = ['file:///a%20b.png', 'file:///c.jpg'];
    const act = { kind: 'addresses', addresses };
    expect(pasteAct({ ...nothing, addresses: `# from a list\r\n${addresses.join('\r\n')}\r\n` }, false)).toEqual(act);
    expect(pasteAct({ ...nothing, words: `x-special/nautilus-clipboard\ncopy\n${addresses.join('\n')}\n` }, false)).toEqual(act);
    expect(pasteAct({ ...nothing, words: Array(501).fill('file:///a.png').join('\n') }, false)).toEqual({ kind: 'nothing' });
  });
});
