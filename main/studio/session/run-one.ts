// One run of an edit of the open library: who is asked, how its inputs are prepared, and what is done where its model is not known any more.
import type { EditStore } from '../../../app/edits/edit-store.ts';
import { isRunning, moveEdit } from '../../../app/edits/edit.ts';
import type { EditPorts, PreparedInput } from '../../../app/edits/ports.ts';
import type { EditRequest } from '../../../app/edits/record.ts';
import type { RunEnd } from '../../../app/edits/run-context.ts';
import { runEdit } from '../../../app/edits/runner.ts';
import type { Waker } from '../../../app/edits/waker.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { Model } from '../../../app/models/model.ts';
import { findModel } from '../../../app/models/models.ts';
import { addressSent } from '../../../app/pictures/web-address.ts';
import { noRoom, noRoomIn } from '../../library/store/free-space.ts';
import { weighBody } from '../../network/http.ts';
import { unknownModel } from './asked.ts';
import { prepareInput } from './prepare-input.ts';
import type { SessionParts } from './session-type.ts';
import { say } from '../../../app/messages/say.ts';

/** Runs an edit of the store until its end, or until it has to wait. The queue never has two runs of one edit at a time: they could buy it twice. */
export function makeRunOne(parts: SessionParts, editStore: EditStore): (id: string, waker: Waker) => Promise<RunEnd> {
  const { config, service, clock, log } = parts;
  const patienceMs = config.host.kind === 'command' ? config.host.patienceMs : null;
  return async (id, waker) => {
    const record = editStore.get(id);
    const model = record === null ? null : findModel(record.model);
    if (record === null) return { kind: 'ended' };
    if (model === null) {
      const failure = unknownModel(record.model);
      await editStore.change(id, (now) => (now.state === 'waiting' ? moveEdit(now, { to: 'failed', failure }, clock.now()) : now));
      return { kind: 'ended' };
    }
    const { client, foreign, isLocal } = await service.of(record);
    const ports: EditPorts = {
      clock,
      log: log.line,
      isAsWritten: async (now) => {
        const there = await parts.library.load(id);
        const isOurs = there === null || there.owner?.process === now.owner?.process;
        // What is let go of must not be taken over a moment later, as if nobody had it.
        if (!isOurs && there.owner !== null) parts.owners.tookFromUs(there.owner);
        return isOurs && (there === null || there.state === now.state);
      },
      leftBefore: async ({ service: { rehearsal }, timeline }) =>
        !rehearsal && (await parts.library.timesSent(id)) > timeline.filter(({ state }) => state === 'submitting').length,
      noteLeft: async ({ service: { rehearsal } }) => {
        if (rehearsal) return;
        await parts.library
          .noteSent(id)
          .catch((error: unknown) => log.line(`edit ${id}: that it leaves could not be put down: ${String(error)}`));
      },
      keepRequest: (of, named) =>
        parts.library
          .keepRequest(of, named)
          .catch((error: unknown) => log.line(`edit ${of}: its request could not be put down: ${String(error)}`)),
      prepare: (request) => prepareInputs(parts, model, request),
      withinLimits: (now, send) => parts.limiter.sending(parts.library, now, send),
      weigh: weighBody,
      room: () => roomFor(parts, editStore),
      receive: (now, index, output) => parts.receive(now, index, output, isLocal),
    };
    return runEdit({ id, editStore, client, model, waker, random: Math.random, patienceMs, foreign, ports });
  };
}

/** The inputs as they are sent, in order. They are in the library since before the first record was written. */
async function prepareInputs(
  { library, pictures, config }: Pick<SessionParts, 'library' | 'pictures' | 'config'>,
  model: Model,
  request: EditRequest,
): Promise<Reply<readonly PreparedInput[]>> {
  const prepared: PreparedInput[] = [];
  for (const [at, input] of request.inputs.entries()) {
    const address = addressSent(input);
    if (address !== null) {
      prepared.push({ address, sent: null });
      continue;
    }
    const file = await library.inputPath(input.sha256);
    if (file === null) return fail(makeFailure('picture-missing', say('picture.noInput', { name: input.name })));
    const reply = await prepareInput(pictures, config.home, { model, request, at, input, file });
    if (!reply.ok) return reply;
    prepared.push(reply.value);
  }
  return ok(prepared);
}

/** Asked of the disk, and told by what could not be kept: a quota is seen by nobody before. */
async function roomFor({ library }: Pick<SessionParts, 'library'>, editStore: EditStore): Promise<Failure | null> {
  const out = editStore.all().filter(({ state }) => isRunning(state));
  if (out.some(({ id }) => editStore.troubleOf(id)?.kind === 'disk-full')) return noRoom(null);
  return noRoomIn(library.folder(), out.length + 1);
}
