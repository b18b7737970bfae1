// The trash of Linux desktops by the freedesktop.org Trash specification 1.0. The package `trash` notes absolute paths on other drives too, which lead
// nowhere once the drive is mounted elsewhere, and looks for the drive's top by its number alone.
import { lstat, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { makeFolderDurable } from './durable-files.ts';
import { homeFolder } from './paths.ts';
import { errorCode } from './system-errors.ts';

/** No trash takes the file, which stays where it is. The message is a sentence for a person. */
export class NoTrash extends Error {}

/** A folder with `files` and `info`, and from where the noted paths count; null: from the root. */
type Trash = { readonly folder: string; readonly top: string | null };

/**
 * Moves a file into the trash of its own drive; nothing is ever copied to another one. Of the home folder's drive that is the person's own
 * (`$XDG_DATA_HOME/Trash`), elsewhere `.Trash/UID` or `.Trash-UID` at the drive's top, with a path relative to it. Throws `NoTrash`, or the system's error
 * of a file that is not there.
 */
export async function moveToFreedesktopTrash(
  file: string,
  system: { readonly env: NodeJS.ProcessEnv; readonly home: string; readonly uid: number } = {
    env: process.env,
    home: homeFolder(),
    uid: process.getuid?.() ?? 0,
  },
): Promise<void> {
  const absolute = path.resolve(file);
  const { dev } = await lstat(absolute);
  const top = await topOf(path.dirname(absolute), dev);
  const troubles: string[] = [];
  for (const find of [() => ownTrash(system, dev), () => sharedTrash(top, system.uid), () => trashAtTop(top, system.uid)]) {
    try {
      const trash = await find();
      if (trash === null) continue;
      await moveInto(trash, absolute);
      return;
    } catch (error) {
      const code = errorCode(error);
      if (code === null) throw error;
      troubles.push(code);
    }
  }
  throw new NoTrash(
    `no trash can be made for the drive at ${top} (${[...new Set(troubles)].join(', ') || 'ENOENT'}). Allow writing to its top folder, or delete it there by hand`,
  );
}

/** The highest folder on the same drive. */
async function topOf(folder: string, dev: number): Promise<string> {
  for (let at = folder; ; at = path.dirname(at)) {
    const above = path.dirname(at);
    if (above === at || (await stat(above)).dev !== dev) return at;
  }
}

/** Null on another drive, and when the home folder is not there: it is not ours to make. */
async function ownTrash({ env, home }: { readonly env: NodeJS.ProcessEnv; readonly home: string }, dev: number): Promise<Trash | null> {
  const given = env['XDG_DATA_HOME'];
  // The XDG specification says that a relative value is invalid and to be ignored.
  const isGiven = given !== undefined && path.isAbsolute(given);
  const above = isGiven ? given : home;
  if ((await stat(above).catch(() => null))?.dev !== dev) return null;
  return { folder: isGiven ? path.join(given, 'Trash') : path.join(home, '.local/share/Trash'), top: null };
}

/** One that an administrator made for all: a real folder with the sticky bit, else anybody could lead it elsewhere. */
async function sharedTrash(top: string, uid: number): Promise<Trash | null> {
  const shared = path.join(top, '.Trash');
  const found = await lstat(shared).catch(() => null);
  if (found === null || !found.isDirectory() || (found.mode & 0o1000) === 0) return null;
  return { folder: path.join(shared, String(uid)), top };
}

async function trashAtTop(top: string, uid: number): Promise<Trash> {
  return { folder: path.join(top, `.Trash-${uid}`), top };
}

async function moveInto({ folder, top }: Trash, file: string): Promise<void> {
  const [files, info] = [path.join(folder, 'files'), path.join(folder, 'info')];
  if (top === null) await makeFolderDurable(path.dirname(folder));
  for (const needed of [folder, files, info]) await makeReal(needed);
  const note = `[Trash Info]\nPath=${encode(top === null ? file : path.relative(top, file))}\nDeletionDate=${localTime(new Date())}\n`;
  const { name, ext } = path.parse(file);
  // The note's name is taken first and by one program only; then the file's is free as well.
  const kept = (await notedAs(info, path.basename(file), note)) ?? (await notedAs(info, `${name} ${randomUUID()}${ext}`, note));
  if (kept === null) throw Object.assign(new Error('no name is free in the trash'), { code: 'EEXIST' });
  try {
    const place = path.join(files, kept);
    if ((await lstat(place).catch(() => null)) !== null)
      throw Object.assign(new Error(`${place} is there without its note`), { code: 'EEXIST' });
    await rename(file, place);
  } catch (error) {
    await rm(path.join(info, `${kept}.trashinfo`), { force: true }).catch(() => undefined);
    throw error;
  }
}

/** A folder of its own, never a link that somebody laid there. */
async function makeReal(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw error;
  });
  if (!(await lstat(folder)).isDirectory()) throw Object.assign(new Error(`${folder} is no folder`), { code: 'ENOTDIR' });
}

/** The name under which it was noted; null when that is taken. */
async function notedAs(info: string, name: string, note: string): Promise<string | null> {
  try {
    const handle = await open(path.join(info, `${name}.trashinfo`), 'wx', 0o600);
    try {
      await handle.writeFile(note);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return name;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return null;
    throw error;
  }
}

/** As in an address, slashes as they are. */
const encode = (file: string): string => file.split('/').map(encodeURIComponent).join('/');

/** By the clock of this computer, without its zone. */
function localTime(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}
