// Removes what a dead program left unfinished. Sync calls: a few names at a start, or thousands in the index worker, where that is fastest.
import { lstatSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode, temporaryMaker } from './durable-files.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** A dead process that its parent has not buried yet can still be sent signals, on a busy machine for a while. Only Linux tells it apart here. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    // "pid (name) state …", where the name may hold anything.
    return /^[ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1) ?? '');
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return false;
  }
}

/** Before anything of this program's own was made. The clock may have been set back since. */
export const programStartMs = (): number => Math.min(performance.timeOrigin, Date.now());

/**
 * Of `names` in `folder`, all of them by default. A living process, here or on another computer, may still be writing its own: only what is
 * older than this program's start, `startedMs`, and whose maker is dead goes. This process knows its own by their names, whatever the drive's
 * clock says: exFAT and FAT round a time down by up to two seconds, and a server has a clock of its own. `rescue` is asked of each before it goes, and takes
 * what is not to go; of what it cannot read nothing goes.
 */
export function sweepUnfinished(
  folder: string,
  startedMs: number,
  names: readonly string[] = namesIn(folder),
  rescue: (name: string) => boolean = () => false,
): void {
  for (const name of names) {
    const maker = temporaryMaker(name);
    if (maker === null || maker.mine) continue;
    const found = lstatSync(join(folder, name), { throwIfNoEntry: false });
    if (found === undefined || found.mtimeMs >= startedMs) continue;
    const old = startedMs - found.mtimeMs > dayMs;
    if (!old && (!maker.here || (maker.pid !== process.pid && isAlive(maker.pid)))) continue;
    try {
      if (rescue(name)) continue;
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch (error) {
      if (errorCode(error) === null) throw error;
    }
  }
}

/** Whether `folder` holds what a program, dead or living, has not finished. Such files come and go under one time of their folder. */
export const holdsUnfinished = (folder: string): boolean => namesIn(folder).some((name) => temporaryMaker(name) !== null);

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
