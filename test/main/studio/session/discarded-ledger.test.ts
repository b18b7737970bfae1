import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Sent } from '../../../../app/edits/ledger.ts';
import { noteDiscarded, readDiscarded } from '../../../../main/studio/session/discarded-ledger.ts';
import { idOf } from '../../library/records.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const sent = (n: number, more: Partial<Sent> = {}): Sent => ({
  at: new Date(Date.UTC(2026, 10, n + 1)).toISOString(),
  editId: idOf(n),
  service: 'https://cloud.seaart.ai/model',
  rehearsal: false,
  model: 'flux_kontext_max',
  bytes: 1000 + n,
  sha256: 'a'.repeat(64),
  pictures: [],
  requestId: `mmsu_${n}`,
  outcome: 'done',
  charged: 'yes',
  endedAt: null,
  ...more,
});

test('lines of each program are kept in a file of its own, and read newest first', async () => {
  const folder = temporaryFolder();
  await Promise.all([
    noteDiscarded(folder, 'one', [sent(0)]),
    noteDiscarded(folder, 'one', [sent(2)]),
    noteDiscarded(folder, 'two', [sent(1)]),
  ]);
  expect(readdirSync(path.join(folder, 'discarded')).toSorted()).toEqual(['one.jsonl', 'two.jsonl']);
  expect(await readDiscarded(folder)).toEqual([sent(2), sent(1), sent(0)]);
});

test('what was written twice stands once, and what cannot be read is passed over and stays in its file', async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'discarded'));
  const file = path.join(folder, 'discarded', 'one.jsonl');
  writeFileSync(file, `{"at":"torn\n${JSON.stringify({ ...sent(3), charged: 'perhaps' })}\n`);
  await noteDiscarded(folder, 'one', [sent(0)]);
  await noteDiscarded(folder, 'one', [sent(0)]);
  expect(await readDiscarded(folder)).toEqual([sent(0)]);
  expect(readFileSync(file, 'utf8')).toContain('torn');
});

test('a library from which nothing was thrown away has none', async () => {
  expect(await readDiscarded(temporaryFolder())).toEqual([]);
});
