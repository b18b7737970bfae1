// Who runs an edit: each program holds a lock that the kernel frees when it dies, so that a living owner is never doubled.
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import type { Owner } from '../../app/edits/record.ts';
import { troubleBeside } from './disk-says.ts';
import { errorCode, writeDurable } from './durable-files.ts';
import { isLocked } from './sqlite-errors.ts';
import { systemError } from './system-errors.ts';
import { inUserData } from './user-data.ts';

export type Owners = {
  /** This program, as records name it. */
  readonly me: Owner;
  /** Whether an owner's program lives. Of another computer nothing can be known: `elsewhere`. */
  readonly lives: (owner: Owner | null) => 'mine' | 'alive' | 'dead' | 'elsewhere';
  /**
   * This owner's program took something that this one had. Where it does not live here it has a copy of this installation's files on another computer,
   * and is `elsewhere` for as long as this program runs.
   */
  readonly tookFromUs: (owner: Owner) => void;
  /** Runs an act while no other program of this installation claims edits. */
  readonly claiming: <T>(act: () => Promise<T>) => Promise<T>;
  /**
   * Runs an act while no other program of this installation runs one so: what is left to spend is counted and taken in one piece. Null when another
   * one does not end.
   */
  readonly spending: <T>(act: () => Promise<T>) => Promise<T | null>;
  /** The same for what begins with the pictures of watched folders. It may send: this is another lock. */
  readonly releasing: Owners['spending'];
  /** And for what marks edits: of two that read, change and write one record, the first would be lost. */
  readonly marking: Owners['spending'];
  /** The same for one picture that is imported, by its SHA-256: whether it was imported before is asked and answered in one piece. */
  readonly importing: <T>(sha256: string, work: () => Promise<T>) => Promise<T | null>;
  readonly close: () => void;
};

const claimPatienceMs = 10_000;
const alonePatienceMs = 20_000;
const lockPollMs = 20;

/**
 * Joins the programs of the installation in `home`. Locks are SQLite's own on empty files: SQLite locks by fcntl or LockFileEx, which end with the
 * process, and no lock file ever needs to be removed by hand.
 */
export async function openOwners(home: string): Promise<Owners> {
  const tryLock = await loadTryLock();
  const folder = path.join(home, 'owners');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const ownId = randomUUID();
  const lockPath = (process: string): string => path.join(folder, `${process}.lock`);

  const isAlive = (process: string): boolean => {
    if (!/^[0-9a-f-]{36}$/.test(process) || !readdirSync(folder).includes(`${process}.lock`)) return false;
    const lock = tryLock(lockPath(process), 0);
    if (lock === null) return true;
    lock.close();
    return false;
  };

  // One after the other within this program too: the lock is waited for without letting anything else run.
  const claimsInTurn = makeInTurn();
  const claiming = <T>(act: () => Promise<T>): Promise<T> =>
    claimsInTurn(() => {
      const lock = tryLock(path.join(folder, 'claims'), claimPatienceMs, 'all');
      // Another program holds on to its claims for long: its living lock still protects its edits.
      if (lock === null) throw new Error('another program of this installation is busy claiming edits');
      return whileLocked(lock, act);
    });

  const makeAlone = (name: string): Owners['spending'] => makeAloneBy(() => tryLock(path.join(folder, name), 0, 'all'));

  const imports = new Map<string, Owners['spending']>();
  /** Pictures share sixteen locks, so that two imports of different ones hardly ever wait for each other. */
  const importing: Owners['importing'] = (sha256, work) => {
    const name = `importing-${sha256.slice(0, 1)}`;
    const alone = imports.get(name) ?? makeAlone(name);
    imports.set(name, alone);
    return inUserData(folder, () => alone(work));
  };

  // Within a claim: two programs that start for the first time must be one installation, and a lock that is made but not yet locked
  // looks like a dead program's, which are removed.
  const { installation, mine } = await claiming(async () => {
    for (const name of readdirSync(folder)) {
      const process = name.endsWith('.lock') ? name.slice(0, -'.lock'.length) : null;
      if (process !== null && !isAlive(process)) rmSync(lockPath(process), { force: true });
    }
    return { installation: await readInstallation(home), mine: tryLock(lockPath(ownId), 0, 'all') };
  });
  if (mine === null) throw new Error('a lock of our own cannot be taken');
  const me: Owner = { installation, process: ownId };
  const copies = new Set<string>();

  return {
    me,
    lives: (owner) => {
      if (owner === null) return 'dead';
      if (owner.installation !== installation || copies.has(owner.process)) return 'elsewhere';
      if (owner.process === me.process) return 'mine';
      return isAlive(owner.process) ? 'alive' : 'dead';
    },
    tookFromUs: ({ process }) => void (isAlive(process) || process === me.process || copies.add(process)),
    claiming,
    spending: makeAlone('spending'),
    releasing: makeAlone('releasing'),
    marking: makeAlone('marking'),
    importing,
    close: () => {
      mine.close();
      rmSync(lockPath(me.process), { force: true });
    },
  };
}

/** Null where another process has the lock for longer than `patienceMs`. The lock is held until it is closed, or its process ends. */
type TryLock = (file: string, patienceMs: number, sees?: 'locks' | 'all') => DatabaseSync | null;

/** SQLite is loaded when somebody opens owners: whoever imports this file alone loads none. */
async function loadTryLock(): Promise<TryLock> {
  const { DatabaseSync } = await import('node:sqlite');
  return (file, patienceMs, sees = 'locks') => {
    let lock: DatabaseSync | null = null;
    try {
      lock = new DatabaseSync(file, { timeout: patienceMs });
      lock.exec('BEGIN EXCLUSIVE');
      return lock;
    } catch (error) {
      lock?.close();
      // Any trouble is no lock for those who ask whether another has it; whoever needs it himself hears of what is none.
      if (sees === 'all' && !isLocked(error)) throw troubleBeside(file) ?? systemError('EIO', `${file} cannot be locked: ${String(error)}`);
      return null;
    }
  };
}

/** Runs what it is given while it has the lock that `takeLock` takes, null where another has it, one after the other. */
function makeAloneBy(takeLock: () => DatabaseSync | null): Owners['spending'] {
  const inTurn = makeInTurn();
  return (work) =>
    inTurn(async () => {
      // Looked for again and again rather than waited for, which would let nothing else run.
      const untilMs = performance.now() + alonePatienceMs;
      let lock = takeLock();
      while (lock === null && performance.now() < untilMs) {
        await delay(lockPollMs);
        lock = takeLock();
      }
      return lock === null ? null : whileLocked(lock, work);
    });
}

async function whileLocked<T>(lock: DatabaseSync, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } finally {
    lock.close();
  }
}

/** Runs one after the other what it is given, whether or not what came before went well. */
function makeInTurn(): <T>(run: () => T | Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const mine = last.then(run);
    last = mine.catch(() => undefined);
    return mine;
  };
}

async function readInstallation(home: string): Promise<string> {
  const file = path.join(home, 'installation.json');
  try {
    const id = (JSON.parse(readFileSync(file, 'utf8')) as { id?: unknown }).id;
    if (typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return id;
  } catch (error) {
    // Missing or damaged: this is a new installation. Unreadable for now: it must not become another, whose edits nobody would adopt.
    if (errorCode(error) !== 'ENOENT' && !(error instanceof SyntaxError)) throw error;
  }
  const id = randomUUID();
  await writeDurable(file, `${JSON.stringify({ id, createdAt: new Date().toISOString() })}\n`);
  return id;
}
