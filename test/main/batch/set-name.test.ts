import { expect, test } from 'vitest';
import { freeName, nameOfBatch } from '../../../main/batch/set-name.ts';

test.each([
  ['Make it snow, please!', 'make-it-snow-please'],
  ['Façade bleu', 'facade-bleu'],
  ['2 × 3', '2-3'],
  ['!!!', 'edit'],
  ['让叶子变蓝', '让叶子变蓝'],
  ['把 logo 变成红色\n', '把 logo 变成红色'],
  ['葉を青くする', '葉を青くする'],
  ['잎을 파랗게', '잎을 파랗게'],
  ['اجعل الأوراق زرقاء', 'اجعل الأوراق زرقاء'],
  ['сделай снег', 'сделай снег'],
])('a batch that nobody named, of “%s”, is called “%s”', (prompt, name) => expect(nameOfBatch(prompt)).toBe(name));

test('a name that edits have is numbered, whatever signs are in it', async () => {
  const asked: string[] = [];
  const find = async (query: string) => (asked.push(query), { total: asked.length < 3 ? 1 : 0 });
  expect(await freeName({ find } as never, '让 "叶子" 变*')).toBe('让 "叶子" 变*-3');
  expect(asked).toEqual([
    'set:"让 ""叶子"" 变**" in:anywhere',
    'set:"让 ""叶子"" 变*-2" in:anywhere',
    'set:"让 ""叶子"" 变*-3" in:anywhere',
  ]);
});
