// An open library and the edits at work in it.
import { makeEditStore } from '../../../app/edits/edit-store.ts';
import type { EditStore } from '../../../app/edits/edit-store.ts';
import { isAtEnd } from '../../../app/edits/edit.ts';
import type { Clock } from '../../../app/edits/ports.ts';
import { makeQueue } from '../../../app/edits/queue.ts';
import type { Queue } from '../../../app/edits/queue.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import type { RunEnd } from '../../../app/edits/run-context.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Reply } from '../../../app/failure.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import type { Settings } from '../../../app/settings/settings.ts';
import type { Library } from '../../library/library.ts';
import type { Log } from '../../platform/log.ts';
import type { Owners } from '../../platform/process-locks.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';
import { makeAdoptDead } from './adopt-dead.ts';
import { followOthers } from './follow-others.ts';
import type { MakeAgain } from './make-again.ts';
import type { Receive } from './receive.ts';
import { makeRunOne } from './run-one.ts';
import type { StudioConfig } from '../../settings/config.ts';
import { makeFetchAgain } from './fetch-again.ts';
import type { Limiter } from './limiter.ts';
import type { Service } from './service.ts';
import { say } from '../../../app/messages/say.ts';

export type Session = {
  readonly library: Library;
  readonly editStore: EditStore;
  readonly queue: Queue;
  /** Edits that a living program other than this one runs. */
  readonly foreign: () => readonly EditRecord[];
  /** Takes over the edits of dead programs, or one of them, and goes on with them unless told to leave them lying; their ids. */
  readonly adoptDead: (which?: { readonly only: string | null; readonly start: boolean }) => Promise<readonly string[]>;
  /** Looks soon for edits of other programs; for when the library has found more. */
  readonly look: () => void;
  /** Brings pictures of a done edit that are missing or damaged home once more, if the service still has them. */
  readonly fetchAgain: (record: EditRecord) => Promise<Reply<null>>;
  /** Why this program may not change an edit, or null when it may. */
  readonly hindrance: (record: EditRecord) => ReturnType<typeof makeFailure> | null;
  readonly close: () => Promise<void>;
};

export type SessionEvents = {
  /** An edit is other than before, but not by its end. */
  readonly edit: (summary: EditSummary) => void;
  readonly ended: (summary: EditSummary) => void;
  readonly queue: () => void;
  readonly run: (id: string, end: RunEnd) => void;
};

export type SessionParts = {
  readonly library: Library;
  readonly config: StudioConfig;
  readonly settings: () => Settings;
  readonly service: Service;
  readonly owners: Owners;
  readonly pictures: Pictures;
  readonly receive: Receive;
  readonly makeAgain: MakeAgain;
  readonly limiter: Pick<Limiter, 'sending'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly events: SessionEvents;
};

const closePatienceMs = 800;

/** Opens what runs edits in a library that is open. Edits of dead programs are left lying until `adoptDead`. */
export function openSession(parts: SessionParts): Session {
  const { library, config, service, owners, clock, events } = parts;
  const editStore = openEditStore(parts);
  const queue = makeQueue({
    editStore,
    clock,
    random: Math.random,
    atOnce: () => parts.settings().atOnce,
    run: makeRunOne(parts, editStore),
    reachable: service.reachable,
    whenOffline: config.host.kind === 'command' ? 'fail' : 'hold',
    onChange: events.queue,
    onRunEnd: events.run,
  });
  const adoptDead = makeAdoptDead(parts, editStore, queue);
  followMoved(library, editStore);
  const others = followOthers(parts, editStore, adoptDead);

  return {
    library,
    editStore,
    queue,
    foreign: others.edits,
    adoptDead,
    look: others.rescanSoon,
    fetchAgain: makeFetchAgain({
      library,
      editStore,
      service,
      receive: parts.receive,
      makeAgain: parts.makeAgain,
      onChanged: events.edit,
    }),
    hindrance: (record) => {
      if (isAtEnd(record.state) || ['mine', 'dead'].includes(owners.lives(record.owner))) return null;
      return makeFailure('owned-elsewhere', say('edit.ownedElsewhere'));
    },
    close: async () => {
      const stopped = others.stop();
      // A timer that is left behind would keep a finished command alive.
      let patience: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => (patience = setTimeout(resolve, closePatienceMs)));
      await Promise.race([Promise.all([queue.close(), stopped]), late]);
      clearTimeout(patience);
      await library.close();
    },
  };
}

/** The store of the edits that this program runs; what changes is told, and an edit at its end leaves it. */
function openEditStore({ library, clock, events }: SessionParts): EditStore {
  const tell = (record: EditRecord): void => {
    const summary = editStore.summary(record);
    if (isAtEnd(record.state)) {
      editStore.close(record.id);
      events.ended(summary);
    } else events.edit(summary);
    events.queue();
  };
  // A change of an edit that is not in the edit store (stars, say) is told, but it is not news of its end.
  const editStore: EditStore = makeEditStore({
    store: { save: library.save, load: library.load },
    now: clock.now,
    onChange: (record) => (editStore.get(record.id) === null ? events.edit(editStore.summary(record)) : tell(record)),
  });
  return editStore;
}

/** A record is brought true about the name its picture has by now; a picture in another folder is served from there, since records name none. */
function followMoved(library: Library, editStore: EditStore): void {
  library.onMoved((moved) => {
    for (const { id, nth, from, to } of moved)
      void editStore.change(id, (now) => {
        if (!isAtEnd(now.state) || now.results[nth]?.file !== from) return now;
        return { ...now, results: now.results.map((result, at) => (at === nth ? { ...result, file: to } : result)) };
      });
  });
}
