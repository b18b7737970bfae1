// Whatever the core can say to the window is said in Chinese too: every sentence of a failure is looked for in the source.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { makeFailure } from '../../app/failure.ts';
import { parameterProblems } from '../../app/models/check.ts';
import { kontextMax } from '../../app/models/kontext-max.ts';
import { chinese, failureIn, inLanguage } from '../../app/words/in-language.ts';
import { failureOfDisk } from '../../main/platform/durable-files.ts';
import { tooManyPixels } from '../../main/pictures/source.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** The command speaks English only, the rehearsal as SeaArt does; what the index's own process says stays in the log. */
const files = ['app', 'main'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter(
      (file) =>
        file.endsWith('.ts') &&
        !/^main\/(?:command\/|cli|rehearsal\/|library\/index-(?:client|worker))/.test(file.split(path.sep).join('/')),
    ),
);

type Tree = { readonly type: string; readonly [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && 'type' in value;

function* within(tree: Tree): Generator<Tree> {
  yield tree;
  for (const value of Object.values(tree)) for (const part of Array.isArray(value) ? value : [value]) if (isTree(part)) yield* within(part);
}

/** A text as written, each value in it as a word that no sentence has; null when it is not written there. */
function written(tree: unknown): string | null {
  if (!isTree(tree)) return null;
  if (tree.type === 'Literal') return typeof tree['value'] === 'string' ? tree['value'] : null;
  if (tree.type !== 'TemplateLiteral') return null;
  const quasis = tree['quasis'] as { value: { cooked: string } }[];
  return quasis.map(({ value }, at) => (at === 0 ? '' : `⟦${at}⟧`) + value.cooked).join('');
}

/** Functions that put a sentence together with what they are given. */
const whole = (message: string): string => message;
const makers: Readonly<Record<string, { readonly at: number; readonly make: (message: string) => string }>> = {
  makeFailure: { at: 1, make: whole },
  refuse: { at: 1, make: (message) => `“⟦0⟧” ${message}` },
  failAll: { at: 0, make: whole },
  notAPicture: { at: 0, make: whole },
  find: { at: 2, make: whole },
  other: { at: 0, make: whole },
};

/** Names under which a sentence travels to the window by itself. */
const carriers = new Set(['reason', 'message', 'trouble']);

/** What a program tells apart by, and nobody is told. */
const isName = /^[a-z]+(?:-[a-z]+)*$/;

function spokenIn(file: string): string[] {
  const { program } = parseSync(file, readFileSync(path.join(root, file), 'utf8'));
  return [...within(program as unknown as Tree)].flatMap((part) => {
    if (part.type === 'Property' && isTree(part['key']) && carriers.has(String(part['key']['name'])))
      return [written(part['value']) ?? []].flat().filter((words) => !isName.test(words));
    if (part.type === 'VariableDeclarator' && isTree(part['id']) && carriers.has(String(part['id']['name'])))
      return written(part['init']) ?? [];
    if (part.type !== 'CallExpression' || !isTree(part['callee'])) return [];
    const maker = makers[String(part['callee']['name'])];
    const message = maker === undefined ? null : written((part['arguments'] as unknown[])[maker.at]);
    return message === null || maker === undefined ? [] : maker.make(message);
  });
}

/** Made of parts that are looked at below. */
const ofParts = [
  '“⟦1⟧” ⟦2⟧',
  '“⟦0⟧” is ⟦1⟧. ⟦2⟧',
  '“⟦1⟧” has ⟦2⟧; as it is a picture may have ⟦3⟧ MB and ⟦4⟧ megapixels. Turn “send as is” off, or export a smaller copy first.',
];

const sentences = files
  .flatMap((file) => spokenIn(file).map((message) => ({ file, message })))
  .filter(({ message }) => !ofParts.includes(message));

test('there are sentences to look at', () => {
  expect(sentences.length).toBeGreaterThan(120);
});

test('each has its Chinese, with every value in it', () => {
  const values = (words: string): string[] => (words.match(/⟦\d⟧/g) ?? []).toSorted();
  expect(
    sentences.filter(({ message }) => {
      const said = inLanguage('zh-CN', message);
      return said === message || values(said).join() !== values(message).join();
    }),
  ).toEqual([]);
});

test('so has what a file may turn out to be, and what may be wrong with a parameter or a disk', () => {
  const kinds = readFileSync(path.join(root, 'main/pictures/containers/sniff.ts'), 'utf8').match(/(?<=')an? [^'\\]+(?=')/g) ?? [];
  expect(kinds.length).toBeGreaterThan(20);
  const wrong = parameterProblems(kontextMax, {
    seed: 0.5,
    safety_tolerance: 9,
    aspect_ratio: '1:9',
    output_format: 'gif',
    prompt_upsampling: 1,
    size: 2,
  });
  expect(wrong.length).toBe(6);
  const disk = ['ENOSPC', 'EACCES', 'ENOENT', 'EMFILE', 'EIO'].map(
    (code) => failureOfDisk(Object.assign(new Error(code), { code })).message,
  );
  const many = tooManyPixels(Buffer.from('89504e470d0a1a0a0000000d49484452000fffff000fffff0802000000', 'hex'), 'image/png');
  expect(many).not.toBeNull();
  const asIs =
    '“a.png” has 21.0 MB and 12.0 megapixels; as it is a picture may have 20 MB and 20 megapixels. Turn “send as is” off, or export a smaller copy first.';
  expect([...kinds, ...wrong, ...disk, `“a.png” ${many}`, asIs].filter((words) => inLanguage('zh-CN', words) === words)).toEqual([]);
});

test('the two languages of a sentence hold the same values', () => {
  const values = (words: string): string => (words.match(/\{\w+\}/g) ?? []).toSorted().join();
  expect(Object.entries(chinese).filter(([english, words]) => values(english) !== values(words))).toEqual([]);
});

test('what is made of parts is said whole', () => {
  expect([
    inLanguage('zh-CN', '“a.svg” is an SVG drawing. Kontext Studio sends pixels: export it as PNG or JPEG first.'),
    inLanguage('zh-CN', '“holiday” is a folder. Choose the pictures in it.'),
    inLanguage(
      'zh-CN',
      'The disk is full. Nothing that was there is harmed; free some space and it goes on. The finished picture is safe at SeaArt and is fetched as soon as it can be kept.',
    ),
    inLanguage('en', '“holiday” is a folder. Choose the pictures in it.'),
    failureIn('zh-CN', makeFailure('balance', 'Said by a version to come.')),
    failureIn('en', makeFailure('balance', 'Said by a version to come.')),
  ]).toEqual([
    '“a.svg”是 SVG 图形。Kontext Studio 发送的是像素：请先导出为 PNG 或 JPEG。',
    '“holiday”是文件夹。请选择其中的图片。',
    '磁盘已满。原有内容完好无损；腾出一些空间后会继续。成品图片在 SeaArt 安全保存，一旦可以存放就会取回。',
    '“holiday” is a folder. Choose the pictures in it.',
    'SeaArt 额度不足。请充值后再运行。（Said by a version to come.）',
    'Said by a version to come.',
  ]);
});
