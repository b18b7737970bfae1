// An open library and the edits at work in it.
import path from 'node:path';
import type { Failure } from '../../../app/failure.ts';
import { keptBackDetail } from '../../../app/edits/turns.ts';
import { openQueueMemory } from './queue-memory.ts';
import { makeEditStore } from '../../../app/edits/edit-store.ts';
import type { EditStore } from '../../../app/edits/edit-store.ts';
import { isAtEnd, isLiving } from '../../../app/edits/edit.ts';
import { isLeftBehind } from '../../../app/edits/left-behind.ts';
import { makeQueue } from '../../../app/edits/queue.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Library } from '../../library/library.ts';
import { makeAdoptDead } from './adopt-dead.ts';
import { followOthers } from './follow-others.ts';
import { makeRunOne } from './run-one.ts';
import { makeFetchAgain } from './fetch-again.ts';
import type { Session, SessionParts } from './session-type.ts';
import { say } from '../../../app/messages/say.ts';

const closePatienceMs = 800;
const nobody = '00000000-0000-0000-0000-000000000000';

const keptBack = (): Failure => makeFailure('usage', say('edit.keptBack'), { detail: keptBackDetail });

/** Opens what runs edits in a library that is open. A window takes over edits of dead programs at once, a command when it is told to (`adoptDead`). */
export function openSession(parts: SessionParts): Session {
  const { library, config, service, owners, clock, events } = parts;
  const editStore = openEditStore(parts);
  const isWindow = config.host.kind === 'window';
  const memory = isWindow ? openQueueMemory(path.join(config.home, 'libraries', library.id), parts.log.line) : null;
  const queue = makeQueue({
    editStore,
    clock,
    random: Math.random,
    atOnce: () => parts.settings().atOnce,
    run: makeRunOne(parts, editStore),
    reachable: service.reachable,
    whenOffline: config.host.kind === 'command' ? 'fail' : 'hold',
    ...(config.host.kind === 'command' ? { patienceMs: config.host.patienceMs } : {}),
    ...(memory?.begins === undefined ? {} : { begins: memory.begins }),
    ...(isWindow ? { keptBack: ({ service: { rehearsal } }) => (!rehearsal && parts.settings().rehearse ? keptBack() : null) } : {}),
    onChange: () => {
      memory?.note(queue.state(), queue.line().length > 0);
      events.queue();
    },
    onRunEnd: events.run,
  });
  const adoptDead = makeAdoptDead(parts, editStore, queue);
  const movesWritten = followMoved(library, editStore);
  const others = followOthers(parts, editStore, adoptDead, queue.begun);

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
      const lives = owners.lives(record.owner);
      if (isAtEnd(record.state) || lives === 'mine' || lives === 'dead') return null;
      if (lives === 'elsewhere')
        return isLeftBehind(record, Date.parse(clock.now())) ? null : makeFailure('owned-elsewhere', say('edit.ownedByComputer'));
      return makeFailure('owned-elsewhere', say('edit.ownedElsewhere'));
    },
    announce: events.edit,
    close: async () => {
      const stopped = others.stop();
      // A timer that is left behind would keep a finished command alive.
      let patience: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        // A window has asked the person; nobody asks at the end of a command, and an answer that is not heard leaves a picture that may be bought.
        const wait = (): void => {
          const waits = config.host.kind === 'command' && editStore.all().some(({ state }) => state === 'submitting');
          if (!waits) resolve();
          else patience = setTimeout(wait, closePatienceMs);
        };
        patience = setTimeout(wait, closePatienceMs);
      });
      await Promise.race([Promise.all([queue.close(), stopped, movesWritten()]), late]);
      clearTimeout(patience);
      await library.close();
    },
    leave: async () => {
      await Promise.all([queue.close(), others.stop(), movesWritten()]);
      // By the owner that no program is: this one lives on, and would be believed to run them.
      const owner = { ...owners.me, process: nobody };
      for (const { id } of editStore.all()) await editStore.change(id, (now) => (isLiving(now.state) ? { ...now, owner } : now));
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

/**
 * A record is brought true about the name its picture has by now; a picture in another folder is served from there, since records name none. Answers what waits
 * until all is written that was heard of: a command ends right after it looked.
 */
function followMoved(library: Library, editStore: EditStore): () => Promise<unknown> {
  let written: Promise<unknown> = Promise.resolve();
  library.onMoved((moved) => {
    const changes = moved.map(({ id, nth, from, to }) =>
      editStore.change(id, (now) => {
        if (!isAtEnd(now.state) || now.results[nth]?.file !== from) return now;
        return { ...now, results: now.results.map((result, at) => (at === nth ? { ...result, file: to } : result)) };
      }),
    );
    written = Promise.all([written, ...changes]);
  });
  return () => written;
}
