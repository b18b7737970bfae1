// What 0.1.0 left on a computer (test/fixtures) is taken over whole, and nothing of it is rewritten by being looked at.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { isAtEnd } from '../../app/edits/edit.ts';
import { editStates } from '../../app/edits/record.ts';
import type { EditState } from '../../app/edits/record.ts';
import { openSettingsFile } from '../../main/electron/settings-file.ts';
import type { JsonLine, Place } from './older-release.ts';
import { bytesBelow, copyRelease, expected, openRelease } from './older-release.ts';

vi.mock('electron', () => {
  const app = { getPath: () => '/nowhere', getVersion: () => '0.0.0' };
  const ipcMain = { on: () => undefined };
  return { default: { app, ipcMain, shell: {} }, app, ipcMain };
});

// Three openings, a check of all files and thirty records: the machine may be busy.
vi.setConfig({ testTimeout: 240_000 });

let place: Place;
const set: string[] = [];
const settings = (): ReturnType<typeof openSettingsFile> => openSettingsFile(place.home, (name) => set.push(name));

beforeEach(() => {
  place = copyRelease();
});

const idOf = (line: JsonLine): string => String(line['id']);
/** The words of a finding may become better ones. */
const withoutWords = (lines: readonly JsonLine[]): readonly JsonLine[] =>
  lines.map((line) => Object.fromEntries(Object.entries(line).filter(([name]) => name !== 'message')));
/** It did not understand a seed below 0, and found everything. */
const understoodSince = (): Readonly<Record<string, readonly string[]>> => ({
  'seed:-7': expected.history.filter(({ parameters }) => (parameters as { seed?: number }).seed === -7).map(idOf),
});
/** It counted the second record of an edit as another edit. */
const countedOnce = (lines: readonly JsonLine[]): readonly JsonLine[] =>
  lines.map((line) => (line['type'] === 'verified' ? { ...line, edits: expected.history.length + expected.trash.length } : line));
const sorted = (lines: readonly JsonLine[]): readonly JsonLine[] =>
  lines.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
const databases = (): readonly string[] =>
  readdirSync(place.home, { recursive: true, encoding: 'utf8' }).filter((name) => path.basename(name) === 'index.sqlite');

test('the fixture holds an edit in every state, and what is said of them', () => {
  const states = new Set([...expected.history, ...expected.trash].map((line) => line['state']));
  expect([...states].toSorted()).toEqual(editStates.toSorted());
});

describe('a library of 0.1.0', () => {
  test('answers what it answered there, also when its index is gone, and keeps every byte', async () => {
    const before = bytesBelow(place.library);
    const { lines, close } = await openRelease(place, settings());
    expect(await lines('history', '--limit', '1000')).toMatchObject(expected.history);
    expect(await lines('history', 'in:trash', '--limit', '1000')).toMatchObject(expected.trash);
    for (const shown of expected.show) expect(await lines('show', idOf(shown))).toMatchObject([shown]);
    for (const [query, ids] of Object.entries({ ...expected.searches, ...understoodSince() }))
      expect([query, (await lines('history', query)).map(idOf)]).toEqual([query, ids]);
    expect((await lines('history', '--saved', 'Best of the sea')).map(idOf)).toEqual(expected.saved);
    expect(await lines('sent')).toMatchObject(expected.sent);
    expect(await lines('sent', '--rehearsal')).toMatchObject(expected.rehearsed);
    // The models this version has are not the library's.
    expect((await lines('names')).filter(({ type }) => type !== 'model')).toEqual(expected.names);
    expect(sorted(withoutWords(await lines('verify')))).toEqual(sorted(countedOnce(withoutWords(expected.verify))));
    await close();
    rmSync(path.join(place.home, path.dirname(databases()[0] ?? '?')), { recursive: true });
    const anew = await openRelease(place, settings());
    expect(await anew.lines('history', '--limit', '1000')).toMatchObject(expected.history);
    expect(await anew.lines('history', 'in:trash', '--limit', '1000')).toMatchObject(expected.trash);
    await anew.close();
    expect(bytesBelow(place.library)).toEqual(before);
    expect(databases().length).toBe(1);
  });

  test('goes on with what was under way, and touches no record of an edit that is at its end', async () => {
    const before = bytesBelow(place.library);
    const { studio, close } = await openRelease(place, settings(), { kind: 'window' });
    const submitting = expected.history.find((line) => line['state'] === 'submitting');
    const judged = new Promise<void>((resolve) =>
      studio.onEvent((name, payload) => {
        if (name !== 'edit.changed' && name !== 'edit.ended') return;
        const { id, state } = payload as { id: string; state: string };
        if (submitting !== undefined && id === idOf(submitting) && state === 'unknown') resolve();
      }),
    );
    await studio.handlers['studio.snapshot'](undefined);
    const known = studio.session()?.editStore.get(submitting === undefined ? '' : idOf(submitting))?.state;
    if (known !== 'unknown') await judged;
    await close();
    const after = bytesBelow(place.library);
    const changed = Object.keys({ ...before, ...after }).filter((file) => before[file] !== after[file]);
    const living = expected.history.filter((line) => !isAtEnd(line['state'] as EditState));
    const mayChange = living.map((line) => String(line['record']).replace('<library>/', ''));
    expect(changed.filter((file) => !mayChange.includes(file))).toEqual([]);
    expect(JSON.parse(after[String(submitting?.['record']).replace('<library>/', '')] ?? '')).toMatchObject({ state: 'unknown' });
  });
});

describe('what 0.1.0 kept in the user-data folder', () => {
  test('settings, keys, saved searches and draft are taken over, the pictures of the draft too', async () => {
    const { studio } = await openRelease(place, settings());
    await studio.session()?.library.settled();
    const now = await studio.handlers['studio.snapshot'](undefined);
    // In the answers of the release the library's folder, which is the person's own here, is called so.
    expect(now.settings.libraryFolder).toBe('/home/ada/Pictures/Edits');
    expect([{ ...now.settings, libraryFolder: '<library>' }, now.draft, now.queue]).toMatchObject([
      expected.snapshot.settings,
      expected.snapshot.draft,
      expected.snapshot.queue,
    ] as object[]);
    expect({ ...now.library, folder: '<library>' }).toMatchObject(expected.snapshot.library as object);
    expect(set).toEqual([]);
    for (const { sha256, mediaType } of [...now.draft.pictures, ...now.draft.tray]) {
      const kept = readdirSync(path.join(place.home, 'inbox')).filter((name) => name.startsWith(sha256));
      expect([mediaType, kept.length]).toEqual([mediaType, 1]);
    }
  });

  test('reading it writes nothing into it', async () => {
    const files = ['settings.json', 'draft.json', 'installation.json'].map((name) => path.join(place.home, name));
    const before = files.map((file) => readFileSync(file, 'utf8'));
    const { studio, close } = await openRelease(place, settings());
    await studio.handlers['studio.snapshot'](undefined);
    await close();
    expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(before);
  });
});
