// What each call about one edit does: it is made, shown, sent once more, gone on with, or let go.
import { isAtEnd, mayMove, moveEdit } from '../../../app/edits/edit.ts';
import type { EditRecord, Owner } from '../../../app/edits/record.ts';
import type { NamedRequest } from '../../../app/seaart/named-request.ts';
import { failureOf } from '../../../app/edits/charged.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { CallHandlers } from '../../../app/contract/contract.ts';
import { findModel } from '../../../app/models/models.ts';
import { noSuchRequest } from '../../../app/seaart/failures.ts';
import type { Inbox } from '../../inputs/inbox.ts';
import type { EditMaker } from '../session/edit-maker.ts';
import { recipeOf } from '../session/recipe-of.ts';
import type { Service } from '../session/service.ts';
import type { Session } from '../session/session-type.ts';
import type { Within } from './in-library.ts';
import { say } from '../../../app/messages/say.ts';

type EditHandlerParts = {
  readonly maker: EditMaker;
  readonly service: Service;
  readonly inbox: Inbox;
  /** This program, as owner of what it goes on with. */
  readonly me: Owner;
};

type EditCalls =
  | 'edit.preflight'
  | 'edit.run'
  | 'edit.show'
  | 'edit.recipe'
  | 'edit.cancel'
  | 'edit.runNext'
  | 'edit.retry'
  | 'edit.sendAgain'
  | 'edit.finish'
  | 'edit.forget'
  | 'edit.nameRequest'
  | 'edit.checkAgain'
  | 'edit.fetchAgain';

/** Calls about single edits. Whatever could buy an edit twice asks first how the edit stands. */
export function makeEditHandlers(parts: EditHandlerParts, { inLibrary, withRecord, mine }: Within): Pick<CallHandlers, EditCalls> {
  const { maker, inbox, service } = parts;
  return {
    'edit.preflight': maker.preflight,
    'edit.run': (argument) => inLibrary((session) => maker.run(session, argument)),
    'edit.show': ({ id }) =>
      withRecord(id, async ({ library, editStore }, record) => {
        const parents = [...new Set(record.request.inputs.flatMap((input) => (input.parent === null ? [] : [input.parent.editId])))];
        const resultPaths = await Promise.all(record.results.map((_, index) => library.resultPath(id, index)));
        return ok({
          summary: { ...editStore.summary(record), present: await library.noteFiles(record) },
          record,
          named: record.named,
          recordPath: (await library.recordPath(id)) ?? '',
          resultPaths: resultPaths.map((file) => file ?? ''),
          children: await library.children(id),
          parents: await library.summaries(parents),
        });
      }),
    'edit.recipe': ({ id }) => withRecord(id, async (session, record) => ok(await recipeOf(session, inbox, record))),
    'edit.cancel': ({ id }) => mine(id, (session) => session.queue.cancel(id)),
    'edit.runNext': ({ id }) =>
      inLibrary(async (session) => {
        session.queue.runNext(id);
        return ok(null);
      }),
    'edit.retry': ({ id, intent, otherSeed = false }) =>
      withRecord(id, async (session, record) => {
        if (record.state === 'unknown') return fail(makeFailure('outcome-unknown', say('edit.decideFirst'), { charged: 'maybe' }));
        if (!isAtEnd(record.state)) return fail(stillAtWork());
        if (record.imported?.program !== undefined)
          return fail(makeFailure('usage', say('edit.madeElsewhere', { program: record.imported.program })));
        if (record.imported !== undefined) return fail(wasImported());
        return maker.repeat(session, record, intent, { otherSeed });
      }),
    'edit.sendAgain': ({ id, intent }) =>
      mine(id, async (session, record) => {
        // Forgotten already: the press may have been repeated, and its intent says so.
        if (!isUndecided(record)) return fail(stillAtWork());
        const isElsewhere = await sentElsewhere(service, record);
        if (isElsewhere !== null) return fail(isElsewhere);
        return maker.repeat(session, record, intent, { begin: () => forget(session, record) });
      }),
    'edit.finish': ({ id, ...ask }) =>
      withRecord(id, async (session, record) => {
        if (record.composite !== undefined || record.imported?.program !== undefined)
          return fail(makeFailure('usage', say('edit.madeWithoutModel')));
        return record.imported === undefined ? maker.finish(session, record, ask) : fail(wasImported());
      }),
    'edit.forget': ({ id }) =>
      mine(id, async (session, record) =>
        isUndecided(record) ? forget(session, record) : fail(makeFailure('usage', say('edit.nothingToForget'))),
      ),
    'edit.nameRequest': ({ id, requestId }) =>
      mine(id, async (session, record) => {
        if (!isUndecided(record)) return fail(makeFailure('usage', say('edit.noRequestId')));
        const other = await editOfRequest(session, record, requestId);
        if (other !== null) return fail(makeFailure('usage', say('edit.requestOfOther', { id: other })));
        const endpoint = findModel(record.model)?.endpoint ?? record.model;
        return goOn(parts, session, record, { requestId, endpoint, responseUrl: null, statusUrl: null, cancelUrl: null });
      }),
    'edit.checkAgain': ({ id }) =>
      mine(id, async (session, record) => {
        if (record.state !== 'lost' || record.named === null) return fail(makeFailure('usage', say('edit.nothingToAsk')));
        return goOn(parts, session, record, record.named);
      }),
    'edit.fetchAgain': ({ id }) =>
      mine(id, async (session, record) =>
        record.state === 'done' ? session.fetchAgain(record) : fail(makeFailure('usage', say('edit.notDone'))),
      ),
  };
}

/** Nobody knows what became of its request, or it was given up. */
const isUndecided = ({ state }: EditRecord): boolean => state === 'unknown' || state === 'lost';

/** More edits than that never hold the words of one request id. */
const maxHolders = 20;

/** Another edit that has this request: its picture is not what was asked for here. */
async function editOfRequest({ library }: Session, { id }: EditRecord, requestId: string): Promise<string | null> {
  const rows = await library.rows(`"${requestId.replaceAll('"', '""')}" in:anywhere`, 0, maxHolders);
  return rows.find((row) => row.id !== id && row.requestId === requestId)?.id ?? null;
}

/** Goes on with an edit whose request id is known (again). */
async function goOn(
  { service, me }: Pick<EditHandlerParts, 'service' | 'me'>,
  session: Session,
  record: EditRecord,
  named: NamedRequest,
): Promise<Reply<null>> {
  const { client, foreign } = await service.of(record);
  const answer = await client.status(named);
  const { rehearsal } = record.service;
  if (answer.kind === 'not-found' && !foreign) return fail(failureOf(rehearsal, noSuchRequest(named.requestId)));
  if (answer.kind === 'trouble' || answer.kind === 'key-refused') return fail(failureOf(rehearsal, answer.failure));
  // Moved before it is in the edit store, which an edit at its end leaves at once; and ours from now on.
  const moved = await session.editStore.change(record.id, (now) =>
    mayMove(now.state, 'queued') ? { ...moveEdit(now, { to: 'queued', named }, new Date().toISOString()), owner: me } : now,
  );
  if (!moved.ok) return moved;
  if (session.editStore.get(record.id) === null) {
    const opened = await session.editStore.open(moved.value, false);
    if (!opened.ok) return opened;
  }
  session.queue.add([record.id], false);
  return ok(null);
}

async function forget(session: Session, record: EditRecord): Promise<Reply<null>> {
  const failure = makeFailure('outcome-unknown', say('service.givenUp'), { charged: 'maybe', next: 'none' });
  const moved = await session.editStore.change(record.id, (now) =>
    now.state === 'unknown' ? moveEdit(now, { to: 'lost', failure }, new Date().toISOString()) : now,
  );
  return moved.ok ? ok(null) : moved;
}

/** Its pictures may not have come with it: sent so, it would be another request. */
function wasImported(): Failure {
  return makeFailure('usage', say('edit.imported'));
}

/** A rehearsal in place of what was bought would give that up, and the other way round would buy what was asked about as free of charge. */
async function sentElsewhere(service: Service, record: EditRecord): Promise<Failure | null> {
  const { rehearsal } = await service.status();
  if (rehearsal === record.service.rehearsal) return null;
  return makeFailure('usage', say(rehearsal ? 'edit.sentToService' : 'edit.sentToRehearsal'), { charged: rehearsal ? 'maybe' : 'no' });
}

/** To send it once more would buy it twice. */
function stillAtWork(): Failure {
  return makeFailure('usage', say('edit.notToSend'));
}
