// digiKam without a person: on a screen of its own it scans a folder at its start, and its database says what it read.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import type { Copy } from './copies.ts';
import type { Facts } from './rows.ts';

const patienceMs = 120_000;
const lookMs = 250;

/**
 * The facts of each copy by its file. It is started twice: the first start makes the database, in which the folder is then named, as its window would. As a share
 * of a network, since those need no service of the system that knows drives. Throws when a start does not get there.
 */
export async function byDigikam(file: string, copies: readonly Copy[], folder: string): Promise<ReadonlyMap<string, Facts>> {
  const [pictures, home, base] = ['pictures', 'home', 'base'].map((name) => path.join(folder, name)) as [string, string, string];
  const config = path.join(home, '.config');
  for (const one of [pictures, config, base]) mkdirSync(one, { recursive: true });
  for (const copy of copies) copyFileSync(copy.file, path.join(pictures, nameOf(copy)));
  // Without a version it would ask what it asks a new person.
  writeFileSync(
    path.join(config, 'digikamrc'),
    '[General Settings]\nVersion=7.9.0\n[Album Settings]\nScan At Start=true\nShow Splash=false\n',
  );
  const database = path.join(base, 'digikam4.db');
  const start = (until: () => boolean): Promise<void> => runUntil(file, { home, base, log: path.join(folder, 'log') }, until);

  await start(() => asked(database, "select 1 from Settings where keyword = 'DBVersion'").length > 0);
  const root = new DatabaseSync(database);
  root
    .prepare("insert into AlbumRoots (label, status, type, identifier, specificPath) values ('copies', 0, 3, ?, '/')")
    .run(`networkshareid:?mountpath=${encodeURI(pictures)}`);
  root.exec("delete from Settings where keyword = 'Scanned'");
  root.close();
  await start(
    () =>
      asked(database, "select 1 from Settings where keyword = 'Scanned'").length > 0 && asked(database, 'select 1 from Images').length > 0,
  );
  return new Map(copies.map((copy) => [copy.file, factsOf(database, nameOf(copy))]));
}

const nameOf = ({ edit, kind }: Copy): string => `${edit.name}.${kind}`;

type Place = { readonly home: string; readonly base: string; readonly log: string };

async function runUntil(file: string, { home, base, log }: Place, until: () => boolean): Promise<void> {
  const out = openSync(log, 'a');
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    XDG_RUNTIME_DIR: home,
    LANG: 'C.UTF-8',
    LIBGL_ALWAYS_SOFTWARE: '1',
    // Its help pages are drawn by Chromium, which as root refuses to start with a sandbox.
    QTWEBENGINE_DISABLE_SANDBOX: '1',
  };
  const args = ['xvfb-run', '-a', file, '--database-directory', base];
  // A group of its own, so that the screen and the bus go with it.
  const child = spawn('dbus-run-session', ['--', ...args], { env, detached: true, stdio: ['ignore', out, out] });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  let code: number | null | undefined;
  void ended.then((value) => (code = value ?? -1));
  const begun = performance.now();
  try {
    while (!until()) {
      if (code !== undefined) throw new Error(`digiKam ended with ${code} before it had scanned`);
      if (performance.now() - begun > patienceMs) throw new Error(`digiKam had not scanned after ${patienceMs / 1000} s`);
      await delay(lookMs);
    }
  } finally {
    if (code === undefined && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await ended;
  }
}

/** Rows of a database that may not be there yet, or be locked. */
function asked(database: string, sql: string): readonly Readonly<Record<string, unknown>>[] {
  if (!existsSync(database)) return [];
  try {
    const db = new DatabaseSync(database, { readOnly: true });
    try {
      return db.prepare(sql).all();
    } finally {
      db.close();
    }
  } catch {
    return [];
  }
}

function factsOf(database: string, name: string): Facts {
  const of = `from Images where Images.name = '${name}'`;
  const tags = asked(
    database,
    `select Tags.name, Tags.pid from Tags join ImageTags on Tags.id = ImageTags.tagid where ImageTags.imageid = (select id ${of})`,
  ).map(({ name: tag }) => String(tag));
  const one = (sql: string): string => String(Object.values(asked(database, sql)[0] ?? { none: '' })[0]);
  // Its own name for what everybody else calls purple.
  const label = tags.find((tag) => tag.startsWith('Color Label '))?.replace('Magenta', 'Purple');
  return Object.fromEntries(
    Object.entries({
      caption: one(`select comment from ImageComments where type = 1 and imageid = (select id ${of})`),
      tags: tags
        .filter((tag) => !/^(?:Color|Pick) Label /.test(tag))
        .toSorted()
        .join(' | '),
      // Of a picture without stars it says -1 as well: what counts as a reject there is the pick label.
      rating: tags.includes('Pick Label Rejected')
        ? '-1'
        : one(`select rating from ImageInformation where imageid = (select id ${of})`).replace('-1', '0'),
      label: label?.slice('Color Label '.length) ?? '',
    }).filter(([, value]) => value !== ''),
  );
}
