// A folder in which no library is: looking makes none, and none is made among the files of others.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { makeBench, readJson } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });

const id = '01M86BZHB0RJFXNQNQ3537NAAN';

test('what needs an edit names the folder with 7, what only lists has nothing to list, and neither makes a library', async () => {
  const { library, run } = await makeBench();
  const mistyped = join(dirname(library), 'libary');
  const empty = join(dirname(library), 'empty');
  mkdirSync(empty);
  const none = (folder: string): string =>
    `No library is in ${folder} yet, and looking makes none. Check the name of the folder; the first edit or import makes a library there.`;
  const lines: readonly (readonly string[])[] = [
    ['show', id],
    ['verify'],
    ['rebuild'],
    ['backup', join(dirname(library), 'backup')],
    ['export', id, '--to', dirname(library)],
    ['organise', id, '--stars', '3'],
    ['trash', '--empty'],
    ['keep', id],
    ['cancel', id],
    ['forget', id],
    ['resume', id],
    ['finish', id],
    ['batch', '--list'],
  ];
  for (const folder of [mistyped, empty])
    for (const line of folder === mistyped ? lines : lines.slice(0, 1)) {
      const ran = await run([...line, '--json'], { KONTEXT_LIBRARY: folder });
      expect([line, ran.code, ran.lines.map(({ type, kind, message }) => [type, kind, message])]).toEqual([
        line,
        7,
        [['failure', 'library-missing', none(folder)]],
      ]);
    }
  // There is nothing to list or to go on with, and a key needs no library.
  for (const line of [['history'], ['words'], ['sent'], ['sent', '--summary', 'month'], ['resume']]) {
    const ran = await run([...line, '--json'], { KONTEXT_LIBRARY: mistyped });
    expect([line, ran.code, ran.lines, ran.stderr]).toEqual([line, 0, [], `${none(mistyped)}\n`]);
  }
  const named = await run(['names', '--json'], { KONTEXT_LIBRARY: mistyped });
  expect([named.code, [...new Set(named.lines.map(({ type }) => type))], named.stderr]).toEqual([0, ['model'], `${none(mistyped)}\n`]);
  expect((await run(['sent', '--csv'], { KONTEXT_LIBRARY: mistyped })).stdout.split('\r\n')).toHaveLength(2);
  expect((await run(['key', 'status'], { KONTEXT_LIBRARY: mistyped })).code).toBe(0);
  expect((await run(['watch', '--list', '--json'], { KONTEXT_LIBRARY: mistyped })).lines).toEqual([]);
  expect([existsSync(mistyped), readdirSync(empty), readdirSync(dirname(library)).includes('backup')]).toEqual([false, [], false]);
});

test('what makes something makes the library in a folder that is missing or empty, and not among other files', async () => {
  const { library, server, run } = await makeBench();
  const [empty, photos] = ['empty', 'photos'].map((name) => join(dirname(library), name)) as [string, string];
  mkdirSync(empty);
  mkdirSync(join(photos, '2019'), { recursive: true });
  writeFileSync(join(photos, '2019', 'lake.jpg'), 'mine');
  for (const folder of [library, empty]) {
    expect((await run(['edit', '-p', 'a lake', '--json'], { KONTEXT_LIBRARY: folder })).code).toBe(0);
    expect(readJson(join(folder, 'library.json'))).toMatchObject({ format: 1 });
  }
  const before = server.creates.length;
  for (const line of [['edit', '-p', 'a lake'], ['import', empty], ['history']]) {
    const ran = await run([...line, '--json'], { KONTEXT_LIBRARY: photos });
    expect([line, ran.code, ran.lines.map(({ kind, message }) => [kind, message])]).toEqual([
      line,
      7,
      [
        [
          'library-missing',
          `${photos} holds other files and no library, so none was made among them. Name a new or empty folder, or that of a library; to have one there all the same, choose the folder in the window, in Settings under Library.`,
        ],
      ],
    ]);
  }
  expect([server.creates.length - before, readdirSync(photos)]).toEqual([0, ['2019']]);
});
