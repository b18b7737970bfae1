// Edits that other programs of this installation run: what changes of them is told, what they left behind is taken over.
import { watch } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { EditStore } from '../../../app/edits/edit-store.ts';
import { isAtEnd } from '../../../app/edits/edit.ts';
import type { Clock } from '../../../app/edits/ports.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import type { Session, SessionParts } from './session-type.ts';

export type Others = {
  readonly edits: () => readonly EditRecord[];
  /** Reads their records soon. */
  readonly rescanSoon: () => void;
  /** No more is read; settles when what is being read has been. */
  readonly stop: () => Promise<void>;
};

const pollMs = 2000;
const longestAgainMs = 60_000;
/** One edit writes several files at a time. */
const settleMs = 150;

/** Begins at once. A command does not follow them: its own edits are all it tells of. `begun` hears once what there was to take over. */
export function followOthers(
  parts: SessionParts,
  editStore: EditStore,
  adoptDead: Session['adoptDead'],
  begun: (ids: readonly string[]) => void,
): Others {
  const { library, config, owners, clock, log, events } = parts;
  const isCommand = config.host.kind === 'command';
  const foreign = new Map<string, EditRecord>();
  /** What was taken over until nothing of dead programs was left; null from then on. */
  let atStart: string[] | null = [];
  let againMs = pollMs;

  /** Tells what changed of one of them; whether its program is dead. */
  const follow = (id: string, record: EditRecord | null): boolean => {
    const before = foreign.get(id);
    // What is ours is in the edit store, or got there while its record was read, or is just being put there.
    const ours = editStore.get(id) !== null || (record !== null && owners.lives(record.owner) === 'mine');
    if (ours || record === null) foreign.delete(id);
    else if (isAtEnd(record.state)) {
      if (foreign.delete(id)) events.ended(editStore.summary(record));
    } else if (owners.lives(record.owner) === 'dead') {
      foreign.delete(id);
      return true;
    } else {
      foreign.set(id, record);
      if (before === undefined || !isDeepStrictEqual(before, record)) events.edit(editStore.summary(record));
    }
    return false;
  };

  /** Whether some edit of a dead program is nobody's still. */
  const rescanFolder = async (): Promise<boolean> => {
    const live = new Set(await library.live());
    const dead: string[] = [];
    for (const id of new Set([...live, ...foreign.keys()]))
      if (follow(id, editStore.get(id) === null ? await library.load(id) : null)) dead.push(id);
    const adopted = dead.length > 0 ? await adoptDead() : [];
    const isLeft = dead.some((id) => !adopted.includes(id) && editStore.get(id) === null);
    atStart?.push(...adopted);
    if (atStart !== null && !isLeft) begun(atStart);
    if (!isLeft) atStart = null;
    events.queue();
    return isLeft;
  };

  /** After what failed it looks again by itself: nothing may change in that folder for days. */
  const rescan = async (): Promise<void> => {
    const isLeft = await rescanFolder().catch((error: unknown) => {
      log.line(`other programs’ edits could not be read: ${String(error)}`);
      return true;
    });
    againMs = isLeft ? Math.min(longestAgainMs, againMs * 2) : pollMs;
    if (isLeft || foreign.size > 0) rescans.in(againMs);
  };
  const rescans = isCommand ? never : makeRescans(clock, rescan);
  // Other programs of this installation say by this folder that an edit begins or ends: no polling while nothing happens.
  const watcher = isCommand ? null : watch(path.join(config.home, 'libraries', library.id, 'live'), () => rescans.in(settleMs));
  watcher?.on('error', (error) => log.line(`the folder of living edits cannot be watched: ${String(error)}`));
  rescans.in(0);

  return {
    edits: () => [...foreign.values()],
    rescanSoon: () => rescans.in(0),
    stop: async () => {
      watcher?.close();
      await rescans.stop();
    },
  };
}

type Rescans = { readonly in: (delayMs: number) => void; readonly stop: () => Promise<void> };

const never: Rescans = { in: () => undefined, stop: async () => undefined };

/** One after the other: what one has half taken over the next would take for nobody's, or for gone. The sooner of two comes. */
function makeRescans(clock: Clock, rescan: () => Promise<void>): Rescans {
  let closed = false;
  let running: Promise<void> = Promise.resolve();
  let due: { readonly ms: number; readonly callOff: () => void } | null = null;
  return {
    in: (delayMs) => {
      const dueMs = clock.monotonicMs() + delayMs;
      if (closed || (due !== null && due.ms <= dueMs)) return;
      due?.callOff();
      const callOff = clock.after(delayMs, () => {
        due = null;
        running = running.then(() => (closed ? undefined : rescan()));
      });
      due = { ms: dueMs, callOff };
    },
    stop: () => {
      closed = true;
      due?.callOff();
      return running;
    },
  };
}
