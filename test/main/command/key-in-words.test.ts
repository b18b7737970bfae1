// A key that was pasted into the words: a record keeps these for good, and every copy that says its recipe shows them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyDraft, openDraftFile } from '../../../main/inputs/draft-file.ts';
import { makeLog } from '../../../main/platform/log.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { filesHolding, makeBench } from './run-command.ts';

test('an edit or a batch whose words hold the key is refused, and nothing is sent or kept', async () => {
  const { server, run, home, library, photo } = await makeBench();
  const words = `make it red ${server.key}`;
  for (const line of [
    ['edit', photo, '-p', words],
    ['edit', photo, '-p', words, '--rehearsal'],
    ['batch', photo, '-p', words],
  ]) {
    const ran = await run([...line, '--json']);
    expect([ran.code, ran.lines]).toMatchObject([4, [{ type: 'failure', id: null, kind: 'invalid-request', charged: 'no' }]]);
    expect(ran.lines[0]?.['message']).toMatch(/^The instruction holds your SeaArt key/);
  }
  expect([server.count('create'), filesHolding(server.key, [home, library])]).toEqual([0, []]);
}, 240_000);

test('the draft is kept without it', async () => {
  const home = temporaryFolder();
  makeLog(join(home, 'logs')).hide('sa-pasted-by-mistake');
  const draft = await openDraftFile(home);
  const prompt = 'make it red sa-pasted-by-mistake';
  await draft.keep({ ...emptyDraft, prompt });
  expect(readFileSync(join(home, 'draft.json'), 'utf8')).toContain('"prompt":"make it red [key]"');
  // What stands on screen is not changed under the person's hands.
  expect(draft.read().prompt).toBe(prompt);
});
