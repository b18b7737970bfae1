// Presets and snippets as files of a real library, through the handlers of the window.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Reply } from '../../../app/failure.ts';
import type { CallArgument } from '../../../app/contract/contract.ts';
import type { Saved } from '../../../app/presets/saved.ts';
import { openBench } from '../../hardening/studio-bench.ts';
import type { StudioBench } from '../../hardening/studio-bench.ts';

vi.setConfig({ testTimeout: 240_000 });

const inBench = async (work: (bench: StudioBench, file: (name: string) => string) => Promise<void>): Promise<void> => {
  const bench = await openBench({ toTrash: (file) => rm(file) });
  try {
    const folder = bench.studio.libraryFolder();
    await work(bench, (name) => path.join(folder, name));
  } finally {
    await bench.close();
  }
};
const ask = <T>(bench: StudioBench, name: string, argument?: unknown): Promise<Reply<T>> =>
  bench.ask(name as 'words.saved', argument as undefined) as Promise<Reply<T>>;
const keep = (bench: StudioBench, more: Partial<CallArgument<'words.keep'>> = {}): Promise<Reply<{ undo: string }>> =>
  ask(bench, 'words.keep', {
    ...{ kind: 'preset', name: 'evening', prompt: ' make it gold ', model: 'flux_kontext_max', parameters: { seed: 4 }, replace: false },
    ...more,
  });
const saved = async (bench: StudioBench): Promise<readonly Saved[]> => {
  const reply = await ask<readonly Saved[]>(bench, 'words.saved');
  return reply.ok ? reply.value : [];
};
const undoOf = (reply: Reply<{ undo: string }>): { undo: string } => (reply.ok ? { undo: reply.value.undo } : { undo: '' });

test('a preset and a snippet are plain files, listed by kind and name', () =>
  inBench(async (bench, file) => {
    await keep(bench);
    await keep(bench, { kind: 'snippet', name: 'house', prompt: 'keep the house as it is' });
    expect(JSON.parse(readFileSync(file('presets/evening.json'), 'utf8'))).toEqual({
      ...{ format: 1, prompt: 'make it gold', model: 'flux_kontext_max', parameters: { seed: 4 } },
    });
    expect(readFileSync(file('snippets/house.txt'), 'utf8')).toBe('keep the house as it is\n');
    expect(await saved(bench)).toEqual([
      { kind: 'preset', name: 'evening', prompt: 'make it gold', model: 'flux_kontext_max', parameters: { seed: 4 }, damaged: null },
      { kind: 'snippet', name: 'house', prompt: 'keep the house as it is', model: null, parameters: {}, damaged: null },
    ]);
  }));

test('what cannot be read is listed with its reason, and left as it is; what is hidden or no such file is not listed', () =>
  inBench(async (bench, file) => {
    mkdirSync(file('presets/folder.json'), { recursive: true });
    mkdirSync(file('snippets'));
    for (const [name, bytes] of [
      ['presets/cut.json', '{"prompt": "a'],
      ['presets/none.json', '{}'],
      ['presets/.hidden.json', '{"prompt":"a"}'],
      ['presets/other.txt', 'a'],
      ['snippets/latin.txt', Buffer.from([0xe9])],
      ['snippets/empty.txt', ''],
    ] as const)
      writeFileSync(file(name), bytes);
    expect((await saved(bench)).map(({ name, damaged }) => [name, damaged])).toEqual([
      ['cut', 'is not complete JSON'],
      ['none', 'has no instruction'],
      ['empty', 'is empty'],
      ['latin', 'is not text'],
    ]);
    expect(readFileSync(file('presets/cut.json'), 'utf8')).toBe('{"prompt": "a');
  }));

test('a name that is there is refused, also in other capitals, until it is to be replaced; undo brings back every byte', () =>
  inBench(async (bench, file) => {
    mkdirSync(file('presets'));
    const written = '{ "prompt": "by hand",   "colour": "red" }';
    writeFileSync(file('presets/evening.json'), written);
    expect(await keep(bench, { name: 'Evening' })).toMatchObject({ ok: false, failure: { kind: 'usage' } });
    const replaced = await keep(bench, { name: 'Evening', replace: true });
    expect(JSON.parse(readFileSync(file('presets/evening.json'), 'utf8'))).toMatchObject({ prompt: 'make it gold', colour: 'red' });
    const undone = await ask<{ undo: string }>(bench, 'words.putBack', undoOf(replaced));
    expect(readFileSync(file('presets/evening.json'), 'utf8')).toBe(written);
    await ask(bench, 'words.putBack', undoOf(undone));
    expect(JSON.parse(readFileSync(file('presets/evening.json'), 'utf8'))).toMatchObject({ prompt: 'make it gold' });
  }));

test('one that is removed comes back by undo, also a damaged one; one that is renamed gets its name back', () =>
  inBench(async (bench, file) => {
    mkdirSync(file('presets'));
    writeFileSync(file('presets/cut.json'), '{"prompt');
    const removed = await ask<{ undo: string }>(bench, 'words.remove', { kind: 'preset', name: 'cut' });
    expect([removed.ok, existsSync(file('presets/cut.json'))]).toEqual([true, false]);
    await ask(bench, 'words.putBack', undoOf(removed));
    expect(readFileSync(file('presets/cut.json'), 'utf8')).toBe('{"prompt');

    const renamed = await ask<{ undo: string }>(bench, 'words.rename', { kind: 'preset', name: 'cut', to: 'Cut' });
    expect([renamed.ok, readdirSync(file('presets'))]).toEqual([true, ['Cut.json']]);
    await ask(bench, 'words.putBack', undoOf(renamed));
    expect(readdirSync(file('presets'))).toEqual(['cut.json']);
    await keep(bench);
    expect(await ask(bench, 'words.rename', { kind: 'preset', name: 'cut', to: 'evening' })).toMatchObject({ ok: false });
    expect(await ask(bench, 'words.rename', { kind: 'preset', name: 'cut', to: '../evil' })).toMatchObject({ ok: false });
  }));

test('an undo never writes over what somebody changed since, and a name never leads out of the library', () =>
  inBench(async (bench, file) => {
    const kept = await keep(bench);
    writeFileSync(file('presets/evening.json'), '{"prompt":"by hand"}');
    expect(await ask(bench, 'words.putBack', undoOf(kept))).toMatchObject({ ok: false, failure: { kind: 'usage' } });
    expect(readFileSync(file('presets/evening.json'), 'utf8')).toBe('{"prompt":"by hand"}');
    renameSync(file('presets/evening.json'), file('outside.json'));
    expect(await ask(bench, 'words.remove', { kind: 'preset', name: '../outside' })).not.toMatchObject({ ok: true });
    expect(existsSync(file('outside.json'))).toBe(true);
  }));

test('renaming or removing what is not there says so, and the library stays open', () =>
  inBench(async (bench) => {
    for (const [call, argument] of [
      ['words.rename', { kind: 'preset', name: 'nobody', to: 'somebody' }],
      ['words.remove', { kind: 'preset', name: 'nobody' }],
    ] as const)
      expect(await ask(bench, call, argument)).toMatchObject({
        ok: false,
        failure: { kind: 'usage', message: 'There is no preset “nobody” in this library.' },
      });
    expect(await ask(bench, 'studio.snapshot')).toMatchObject({ library: { state: expect.stringMatching(/^(open|indexing)$/) } });
  }));
