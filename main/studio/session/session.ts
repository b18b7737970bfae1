// An open library and the edits at work in it.
import { watch } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { makeEditStore } from '../../../app/edits/edit-store.ts';
import type { EditStore } from '../../../app/edits/edit-store.ts';
import { isAtEnd, isRunning, moveEdit } from '../../../app/edits/edit.ts';
import { makeQueue } from '../../../app/edits/queue.ts';
import type { Queue } from '../../../app/edits/queue.ts';
import type { EditRecord, EditRequest } from '../../../app/edits/record.ts';
import type { RunEnd } from '../../../app/edits/run-context.ts';
import { sentAs } from '../../../app/edits/sent-as.ts';
import { runEdit } from '../../../app/edits/runner.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import type { Model } from '../../../app/models/model.ts';
import { findModel } from '../../../app/models/models.ts';
import { sendingFor } from '../../../app/models/sending.ts';
import type { Clock, PreparedInput } from '../../../app/edits/ports.ts';
import { addressSent } from '../../../app/pictures/web-address.ts';
import { unknownOutcome } from '../../../app/seaart/failures.ts';
import type { Settings } from '../../../app/settings/settings.ts';
import type { Library } from '../../library/library.ts';
import { noRoom, noRoomIn } from '../../library/store/free-space.ts';
import type { Log } from '../../platform/log.ts';
import { weighBody } from '../../network/http.ts';
import type { Owners } from '../../platform/process-locks.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';
import type { MakeAgain } from './make-again.ts';
import type { Receive } from './receive.ts';
import { unknownModel } from './asked.ts';
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

const foreignPollMs = 2000;
const closePatienceMs = 800;

export function openSession(options: {
  library: Library;
  config: StudioConfig;
  settings: () => Settings;
  service: Service;
  owners: Owners;
  pictures: Pictures;
  receive: Receive;
  makeAgain: MakeAgain;
  limiter: Pick<Limiter, 'sending'>;
  clock: Clock;
  log: Log;
  events: SessionEvents;
}): Session {
  const { library, config, service, owners, clock, log, events } = options;
  const command = config.host.kind === 'command' ? config.host : null;
  const foreign = new Map<string, EditRecord>();
  let closed = false;

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

  const prepare = async (model: Model, request: EditRequest): Promise<Reply<readonly PreparedInput[]>> => {
    const prepared: PreparedInput[] = [];
    for (const [at, input] of request.inputs.entries()) {
      const address = addressSent(input);
      if (address !== null) {
        prepared.push({ address, sent: null });
        continue;
      }
      const file = await library.inputPath(input.sha256);
      if (file === null) return fail(makeFailure('picture-missing', say('picture.noInput', { name: input.name })));
      const reply = await options.pictures.prepare(
        { path: file, sha256: input.sha256, mediaType: input.mediaType, name: input.name },
        { ...sendingFor(model, request.sending), ...sentAs(model, request, input, at) },
        path.join(config.home, 'prepared'),
      );
      if (!reply.ok) return reply;
      prepared.push(reply.value);
    }
    return ok(prepared);
  };

  /** Asked of the disk, and told by what could not be kept: a quota is seen by nobody before. */
  const room = async (): Promise<Failure | null> => {
    const out = editStore.all().filter(({ state }) => isRunning(state));
    if (out.some(({ id }) => editStore.troubleOf(id)?.kind === 'disk-full')) return noRoom(null);
    return noRoomIn(library.folder(), out.length + 1);
  };

  const run = async (id: string, waker: Parameters<Parameters<typeof makeQueue>[0]['run']>[1]): Promise<RunEnd> => {
    const record = editStore.get(id);
    const model = record === null ? null : findModel(record.model);
    if (record === null) return { kind: 'ended' };
    if (model === null) {
      const failure = unknownModel(record.model);
      await editStore.change(id, (now) => (now.state === 'waiting' ? moveEdit(now, { to: 'failed', failure }, clock.now()) : now));
      return { kind: 'ended' };
    }
    const { client, foreign: elsewhere, isLocal } = await service.of(record);
    return runEdit({
      id,
      editStore,
      client,
      model,
      waker,
      random: Math.random,
      patienceMs: command?.patienceMs ?? null,
      foreign: elsewhere,
      ports: {
        clock,
        log: log.line,
        prepare: (request) => prepare(model, request),
        withinLimits: (now, send) => options.limiter.sending(library, now, send),
        weigh: weighBody,
        room,
        receive: (now, index, output) => options.receive(now, index, output, isLocal),
      },
    });
  };

  const queue = makeQueue({
    editStore,
    clock,
    random: Math.random,
    atOnce: () => options.settings().atOnce,
    run,
    reachable: service.reachable,
    whenOffline: command === null ? 'hold' : 'fail',
    onChange: events.queue,
    onRunEnd: events.run,
  });

  /** An edit that was being sent when its program died may have been accepted. */
  const takeOver = (record: EditRecord): EditRecord => {
    const mine = { ...record, owner: owners.me };
    return record.state === 'submitting'
      ? moveEdit(mine, { to: 'unknown', failure: unknownOutcome('the program ended while the request was on its way') }, clock.now())
      : mine;
  };

  const adoptDead: Session['adoptDead'] = async ({ only, start } = { only: null, start: true }) => {
    const adopted = await owners.claiming(async () => {
      const taken: EditRecord[] = [];
      for (const id of await library.live()) {
        if (editStore.get(id) !== null || (only !== null && id !== only)) continue;
        const record = await library.load(id);
        if (record === null || isAtEnd(record.state) || owners.lives(record.owner) !== 'dead') continue;
        const mine = takeOver(record);
        const opened = await editStore.open(mine, true);
        if (opened.ok) taken.push(mine);
        else log.line(`edit ${id} could not be taken over: ${opened.failure.kind}`);
      }
      return taken;
    });
    if (start)
      queue.add(
        adopted.map(({ id }) => id),
        false,
      );
    return adopted.map(({ id }) => id);
  };

  /** Looks at the edits of other programs: tells what changed, takes over what was left behind. */
  const rescanFolder = async (): Promise<void> => {
    const live = new Set(await library.live());
    let dead = false;
    for (const id of new Set([...live, ...foreign.keys()])) {
      const record = editStore.get(id) === null ? await library.load(id) : null;
      const before = foreign.get(id);
      // What is ours is in the edit store, or got there while its record was read, or is just being put there.
      const ours = editStore.get(id) !== null || (record !== null && owners.lives(record.owner) === 'mine');
      if (ours || record === null) foreign.delete(id);
      else if (isAtEnd(record.state)) {
        if (foreign.delete(id)) events.ended(editStore.summary(record));
      } else if (owners.lives(record.owner) === 'dead') {
        foreign.delete(id);
        dead = true;
      } else {
        foreign.set(id, record);
        if (before === undefined || !isDeepStrictEqual(before, record)) events.edit(editStore.summary(record));
      }
    }
    if (dead) await adoptDead();
    events.queue();
  };

  // A record is brought true about the name its picture has by now; a picture in another folder is served from there, since records name none.
  library.onMoved((moved) => {
    for (const { id, nth, from, to } of moved)
      void editStore.change(id, (now) => {
        if (!isAtEnd(now.state) || now.results[nth]?.file !== from) return now;
        return { ...now, results: now.results.map((result, at) => (at === nth ? { ...result, file: to } : result)) };
      });
  });

  let looking: Promise<void> = Promise.resolve();
  let callOff: (() => void) | null = null;
  const scheduleRescan = (delayMs: number): void => {
    if (closed || command !== null || callOff !== null) return;
    callOff = clock.after(delayMs, () => {
      callOff = null;
      looking = rescanFolder().catch((error: unknown) => log.line(`other programs’ edits could not be read: ${String(error)}`));
      void looking.then(() => {
        if (foreign.size > 0) scheduleRescan(foreignPollMs);
      });
    });
  };
  // Other programs of this installation say by this folder that an edit begins or ends: no polling while nothing happens.
  const watcher = command === null ? watch(path.join(config.home, 'libraries', library.id, 'live'), () => scheduleRescan(150)) : null;
  watcher?.on('error', (error) => log.line(`the folder of living edits cannot be watched: ${String(error)}`));
  scheduleRescan(0);

  return {
    library,
    editStore,
    queue,
    foreign: () => [...foreign.values()],
    adoptDead,
    look: () => scheduleRescan(0),
    fetchAgain: makeFetchAgain({
      library,
      editStore,
      service,
      receive: options.receive,
      makeAgain: options.makeAgain,
      onChanged: events.edit,
    }),
    hindrance: (record) => {
      if (isAtEnd(record.state) || ['mine', 'dead'].includes(owners.lives(record.owner))) return null;
      return makeFailure('owned-elsewhere', say('edit.ownedElsewhere'));
    },
    close: async () => {
      closed = true;
      callOff?.();
      watcher?.close();
      // A timer that is left behind would keep a finished command alive.
      let patience: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => (patience = setTimeout(resolve, closePatienceMs)));
      await Promise.race([Promise.all([queue.close(), looking]), late]);
      clearTimeout(patience);
      await library.close();
    },
  };
}
