// A folder in which no library is: none is made among the files of others.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { makeBench, readJson } from './run-command.ts';

vi.setConfig({ testTimeout: 240_000 });

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
