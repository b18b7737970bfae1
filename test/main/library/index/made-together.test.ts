// Programs that open a library for the first time at the same moment: one makes the index, all use it, and none takes another's half-made one for broken.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openIndexFile } from '../../../../main/library/index/file.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const source = new URL('../../../../main/library/index/file.ts', import.meta.url).href;
const opening = `
  const { openIndexFile } = await import(process.argv[1]);
  console.log('begun');
  const { database, made, movedAside } = openIndexFile(process.argv[2]);
  database.prepare('SELECT count(*) FROM edits').get();
  console.log(JSON.stringify({ made, movedAside }));
`;

/** A program that opens the index; its last line says how. */
function program(file: string): { readonly begun: Promise<unknown>; readonly ended: Promise<string> } {
  const child = spawn(process.execPath, ['--input-type=module', '-e', opening, source, file], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
  return {
    begun: once(child.stdout, 'data'),
    ended: once(child, 'close').then(() => said.trim().split('\n').at(-1) ?? ''),
  };
}

test('one of four makes it, and nothing is moved aside', async () => {
  const file = join(temporaryFolder(), 'index.sqlite');
  // All of them come while somebody holds the file, and go on at the same moment.
  const first = new DatabaseSync(file);
  first.exec('BEGIN EXCLUSIVE');
  const programs = Array.from({ length: 4 }, () => program(file));
  await Promise.all(programs.map(({ begun }) => begun));
  first.exec('COMMIT');
  first.close();
  const said = await Promise.all(programs.map(({ ended }) => ended));
  expect(said.toSorted()).toEqual([
    ...Array.from({ length: 3 }, () => JSON.stringify({ made: false, movedAside: null })),
    JSON.stringify({ made: true, movedAside: null }),
  ]);
  expect(readdirSync(dirname(file)).filter((name) => name.includes('aside'))).toEqual([]);
});

test.each([
  ['nothing yet', (file: string) => writeFileSync(file, '')],
  [
    'one page and no table',
    (file: string) => {
      const begun = new DatabaseSync(file);
      begun.exec('PRAGMA journal_mode = WAL');
      begun.close();
    },
  ],
])('a file that another program has begun, with %s, is filled and not moved aside', (_, begin) => {
  const file = join(temporaryFolder(), 'index.sqlite');
  begin(file);
  const { database, movedAside } = openIndexFile(file);
  expect([database.prepare('SELECT count(*) AS edits FROM edits').get(), movedAside]).toEqual([{ edits: 0 }, null]);
  database.close();
});

test('a database of another program is still moved aside', () => {
  const file = join(temporaryFolder(), 'index.sqlite');
  const other = new DatabaseSync(file);
  other.exec('CREATE TABLE theirs (name TEXT); INSERT INTO theirs VALUES (1)');
  other.close();
  const { database, movedAside } = openIndexFile(file);
  expect(movedAside).toBe(`${file}.aside-1`);
  database.close();
});
