// How often a record is read and written, counted at the calls that open files, and what is noticed all the same.
import { renameSync, symlinkSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import type * as FilePromises from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { makeEditStore } from '../../../app/edits/edit-store.ts';
import type { EditStore } from '../../../app/edits/edit-store.ts';
import type { Move } from '../../../app/edits/edit.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import { ok } from '../../../app/failure.ts';
import type { Reply } from '../../../app/failure.ts';
import { makeOrganiseHandlers } from '../../../main/studio/handlers/organise-handlers.ts';
import type { Session } from '../../../main/studio/session/session-type.ts';
import { namedOf, output, posted } from '../../fakes/records.ts';
import { makeHome, open } from './opened.ts';
import { idOf, recordOf } from './records.ts';

const opened = vi.hoisted((): { read: string[]; given: string[] } => ({ read: [], given: [] }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FilePromises>();
  return {
    ...real,
    open: (path: string, flags?: string | number, mode?: number) => {
      if (typeof flags === 'number' && String(path).endsWith('.json')) opened.read.push(String(path));
      return real.open(path, flags, mode);
    },
    rename: (from: string, to: string) => (opened.given.push(String(to)), real.rename(from, to)),
    link: (from: string, to: string) => (opened.given.push(String(to)), real.link(from, to)),
  };
});

beforeEach(() => vi.setConfig({ testTimeout: 240_000 }));

/** A library with one edit that is done, and all that marks it. */
async function bench() {
  const home = makeHome();
  const { library } = await open(home, { ownThread: false });
  await library.save(recordOf(1));
  const file = (await library.recordPath(idOf(1))) ?? '';
  /** Done by another program between our reading and our writing. */
  const meanwhile: { act: (() => void) | null } = { act: null };
  const editStore: EditStore = makeEditStore({
    store: {
      load: library.load,
      save: (record, from) => {
        meanwhile.act?.();
        return library.save(record, from);
      },
    },
    now: () => new Date().toISOString(),
    onChange: () => undefined,
  });
  const session = { library, editStore, hindrance: () => null } as unknown as Session;
  const acts = makeOrganiseHandlers({
    inLibrary: (act) => act(session),
    now: () => new Date().toISOString(),
    program: 'test',
    toTrash: async () => undefined,
    owners: { marking: (mark) => mark() },
  });
  const star = (stars: number): Promise<Reply<unknown>> => acts['edit.organise']({ ids: [idOf(1)], change: { stars } });
  const counted = async (work: () => Promise<unknown>) => {
    opened.read.length = 0;
    opened.given.length = 0;
    await work();
    const within = (files: readonly string[]): number => files.filter((path) => path.startsWith(join(home.folder, '2026'))).length;
    return { read: within(opened.read), written: within(opened.given) };
  };
  return { home, library, editStore, file, star, counted, meanwhile };
}

describe('a star', () => {
  test('reads its record once and writes it once, the first time and the next', async () => {
    const { library, star, counted } = await bench();
    expect(await counted(() => star(3))).toEqual({ read: 1, written: 1 });
    expect(await counted(() => star(5))).toEqual({ read: 1, written: 1 });
    expect((await library.load(idOf(1)))?.organised.stars).toBe(5);
  });

  test('that changes nothing writes nothing', async () => {
    const { star, counted } = await bench();
    expect(await counted(() => star(0))).toEqual({ read: 1, written: 0 });
  });

  test('that puts nothing into the place of a record which somebody damaged meanwhile, be it as long as before', async () => {
    const { file, star, meanwhile } = await bench();
    const garbage = '{'.repeat(statSync(file).size);
    meanwhile.act = () => writeFileSync(file, garbage);
    expect(await star(3)).toMatchObject({ ok: false, failure: { kind: 'record-damaged' } });
    expect(readFileSync(file, 'utf8')).toBe(garbage);
  });

  test('nor of a damaged one of the same length and time that took its name', async () => {
    const { file, star, meanwhile } = await bench();
    const garbage = '{'.repeat(statSync(file).size);
    utimesSync(file, 1_790_000_000.5, 1_790_000_000.5);
    meanwhile.act = () => {
      meanwhile.act = null;
      writeFileSync(`${file}.other`, garbage);
      utimesSync(`${file}.other`, 1_790_000_000.5, 1_790_000_000.5);
      renameSync(`${file}.other`, file);
    };
    expect(await star(3)).toMatchObject({ ok: false, failure: { kind: 'record-damaged' } });
    expect(readFileSync(file, 'utf8')).toBe(garbage);
  });

  test('nor of a link that somebody put under its name', async () => {
    const { file, star, meanwhile } = await bench();
    meanwhile.act = () => {
      meanwhile.act = null;
      renameSync(file, `${file}.away`);
      symlinkSync(`${file}.away`, file);
    };
    expect(await star(3)).toMatchObject({ ok: false, failure: { kind: 'record-damaged' } });
    expect(JSON.parse(readFileSync(`${file}.away`, 'utf8'))).toMatchObject({ organised: { stars: 0 } });
  });

  test('that finds the record under another stem by then keeps that', async () => {
    const { library, file, star, meanwhile } = await bench();
    meanwhile.act = () => writeFileSync(file, JSON.stringify({ ...recordOf(1), stem: 'another_stem' }));
    expect(await star(3)).toMatchObject({ ok: true });
    expect(await library.load(idOf(1))).toMatchObject({ stem: 'another_stem', organised: { stars: 3 } });
  });

  test('is read again where the time of the file is a whole second, which tells too little', async () => {
    const { file, star, counted } = await bench();
    utimesSync(file, 1_790_000_000, 1_790_000_000);
    expect(await counted(() => star(3))).toEqual({ read: 2, written: 1 });
  });
});

test('a new edit writes its record once for each of its states, and reads it never', async () => {
  const { editStore, library, counted } = await bench();
  const waiting: EditRecord = recordOf(2, { state: 'waiting', timeline: [{ at: new Date().toISOString(), state: 'waiting' }] });
  const moves: Move[] = [
    { to: 'submitting', sent: [], posted },
    { to: 'queued', named: namedOf('mmsu_2') },
    { to: 'running' },
    { to: 'saving', outputs: [output] },
  ];
  const whole = await counted(async () => {
    expect(await editStore.open(waiting, true)).toEqual(ok(null));
    for (const move of moves) await editStore.move(waiting.id, move);
    const saving = editStore.get(waiting.id);
    expect(saving === null ? null : (await library.temporaryFor(saving, 0)).ok).toBe(true);
    await editStore.move(waiting.id, { to: 'done', results: [] });
  });
  expect(whole).toEqual({ read: 0, written: 6 });
  expect((await library.load(waiting.id))?.timeline.map(({ state }) => state)).toEqual(['waiting', ...moves.map(({ to }) => to), 'done']);
});
