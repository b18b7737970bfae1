// When an index is looked through for damage: always by the window, and by a command unless the last program left it sound.
import { closeSync, openSync, readFileSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, test } from 'vitest';
import { isLeftSound, leaveSound } from '../../../../main/library/index/soundness.ts';
import { openStore } from '../../../../main/library/index/store.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { makeHome, open, saveAll, shown } from '../opened.ts';
import { recordOf } from '../records.ts';

let file: string;

beforeEach(() => {
  file = join(temporaryFolder(), 'index.sqlite');
  openStore(file).close();
});

/** Spoils a page that nothing reads until it is asked for. */
function spoil(of: string): void {
  const database = new DatabaseSync(of);
  const page = Number(database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'edits_pixels'").get()?.['rootpage']);
  const size = Number(database.prepare('PRAGMA page_size').get()?.['page_size']);
  database.close();
  const opened = openSync(of, 'r+');
  writeSync(opened, Buffer.alloc(size, 0x5a), 0, size, (page - 1) * size);
  closeSync(opened);
}

function check(always: boolean): unknown {
  const store = openStore(file);
  try {
    return store.check(always);
  } catch (error) {
    return String(error);
  } finally {
    store.close();
  }
}

const damaged = 'Error: the index is damaged';

describe('an index', () => {
  test('that was made and closed is left sound, by a note for its owner alone', () => {
    expect(isLeftSound(file)).toBe(true);
    expect(check(false)).toBe(null);
  });

  test('that was spoilt afterwards is not, and the damage is found by whoever opens it', () => {
    spoil(file);
    expect([isLeftSound(file), check(false)]).toEqual([false, damaged]);
    // Found once, it is not called sound at the end.
    expect([isLeftSound(file), check(false)]).toEqual([false, damaged]);
  });

  test('that is said to be sound is looked through by those alone who always look', () => {
    spoil(file);
    leaveSound(file);
    expect(check(false)).toBe(null);
    expect(check(true)).toBe(damaged);
  });

  test('whose last program was killed is looked through, and then is known again', () => {
    const killed = new DatabaseSync(file);
    killed.exec("INSERT INTO models (model) VALUES ('one')");
    expect(isLeftSound(file)).toBe(false);
    const store = openStore(file);
    store.check(false);
    store.close();
    // The other one still has its WAL, which the note names.
    expect(isLeftSound(file)).toBe(true);
    killed.exec('PRAGMA wal_checkpoint(RESTART)');
    expect(isLeftSound(file)).toBe(false);
    killed.close();
  });

  test('is not left sound by one who neither found it so nor looked', () => {
    const other = new DatabaseSync(file);
    other.exec("INSERT INTO models (model) VALUES ('one')");
    other.close();
    openStore(file).close();
    expect(isLeftSound(file)).toBe(false);
    check(false);
    expect(isLeftSound(file)).toBe(true);
  });

  test('without its note, or with a torn one, is looked through', () => {
    const note = `${file}-sound`;
    const whole = readFileSync(note, 'utf8');
    for (const torn of ['', whole.slice(0, 10)]) {
      const opened = openSync(note, 'w');
      writeSync(opened, torn);
      closeSync(opened);
      expect(isLeftSound(file)).toBe(false);
    }
  });
});

describe.each([true, false])('a library whose index has a thread of its own: %s', (ownThread) => {
  async function lived() {
    const home = makeHome();
    const { library } = await open(home, { ownThread });
    await saveAll(library, [recordOf(1), recordOf(2)]);
    const was = await shown(library);
    await library.close();
    return { home, was, index: join(home.cacheFolder, library.id, 'index.sqlite') };
  }

  test('makes a spoilt index again, and has everything back', { timeout: 240_000 }, async () => {
    const { home, was, index } = await lived();
    spoil(index);
    const { library, lines } = await open(home, { ownThread, create: false });
    expect(await shown(library)).toEqual(was);
    expect(lines).toEqual([`the index was damaged and is now ${index}.aside-1`]);
  });

  test('finds damage that the note hides when it follows its folder, as the window does', { timeout: 240_000 }, async () => {
    const { home, was, index } = await lived();
    spoil(index);
    leaveSound(index);
    const looked = await open(home, { ownThread, create: false });
    expect([await shown(looked.library), looked.lines]).toEqual([was, []]);
    await looked.library.close();
    const followed = await open(home, { ownThread, create: false, follow: true });
    expect(await shown(followed.library)).toEqual(was);
    expect(followed.lines).toEqual([`the index was damaged and is now ${index}.aside-1`]);
  });

  test('leaves an index alone that nothing changed', { timeout: 240_000 }, async () => {
    const { home, index } = await lived();
    // A folder that was changed just now is read again by the next look.
    utimesSync(join(home.folder, '2026', '10'), 1000, 1000);
    await (await open(home, { ownThread, create: false })).library.close();
    const before = readFileSync(`${index}-sound`, 'utf8');
    await (await open(home, { ownThread, create: false })).library.close();
    expect(readFileSync(`${index}-sound`, 'utf8')).toBe(before);
  });

  test('answers nothing more once it is closed', { timeout: 240_000 }, async () => {
    const { library } = await open(makeHome(), { ownThread });
    await library.close();
    await expect(library.names()).rejects.toThrow('the index is closed');
  });
});
