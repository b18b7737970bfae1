// No entry of any table is stale: a gate that is not run says nothing of it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tables } from './tables.ts';
import { complaintsAbout } from './mutation.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

test.each(Object.entries(tables))('each passage of %s is in its file once, and each test file is there', (_suite, table) => {
  expect(complaintsAbout(table, read)).toEqual([]);
});

test('no table has become shorter', () => {
  expect(Object.fromEntries(Object.entries(tables).map(([suite, table]) => [suite, table.length]))).toEqual({
    hardening: 141,
    crash: 6,
    money: 8,
    leak: 6,
    haste: 1,
  });
});
