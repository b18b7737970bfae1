// What each call of the window does. Expected failures are values; what throws here is a bug.
import path from 'node:path';
import { isAtEnd, mayMove, moveEdit } from '../../../app/edits/edit.ts';
import type { EditRecord, Owner } from '../../../app/edits/record.ts';
import type { NamedRequest } from '../../../app/seaart/named-request.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { CallHandlers, CallsBy, QueueStatus, Snapshot } from '../../../app/contract/contract.ts';
import { findModel } from '../../../app/models/models.ts';
import { noSuchRequest, unknownOutcome } from '../../../app/seaart/failures.ts';
import type { Settings, SettingsPatch } from '../../../app/settings/settings.ts';
import type { OpenBatches } from './open-batches.ts';
import type { Inbox } from '../../inputs/inbox.ts';
import type { Out } from '../../handoff/handoff.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';
import { whole } from '../../keep/keep.ts';
import type { Keep } from '../../keep/keep.ts';
import type { Secrets } from '../../platform/keychain.ts';
import type { DraftFile } from '../../inputs/draft-file.ts';
import { carriedRecipe } from '../../inputs/carried-recipe.ts';
import { recipeOf } from '../session/recipe-of.ts';
import type { Exporter } from '../../export/exporter.ts';
import type { LibraryWorks } from './library-work.ts';
import type { EditMaker } from '../session/edit-maker.ts';
import { makeSavedWords } from '../../presets/saved-words.ts';
import { makeOrganiseHandlers } from './organise-handlers.ts';
import { notFound } from '../session/read-ledger.ts';
import { makeSentHandlers } from './sent-handlers.ts';
import { damagedRecords } from './damaged-records.ts';
import { paintSample } from '../session/sample.ts';
import type { PrintMaker } from '../session/prints.ts';
import type { Service } from '../session/service.ts';
import type { Session } from '../session/session.ts';
import type { WebPictures } from '../../inputs/web-pictures.ts';
import { say } from '../../../app/messages/say.ts';

export type HandlerParts = {
  readonly session: () => Session | null;
  /** Why there is no open library. */
  readonly libraryFailure: () => Failure;
  readonly snapshot: () => Promise<Snapshot>;
  readonly queueStatus: () => Promise<QueueStatus>;
  readonly keyChanged: () => Promise<void>;
  readonly secrets: Secrets;
  readonly service: Service;
  readonly inbox: Inbox;
  readonly pictures: Pictures;
  readonly draft: DraftFile;
  readonly maker: EditMaker;
  readonly web: Pick<WebPictures, 'forget'>;
  readonly libraryWork: LibraryWorks['handlers'];
  readonly prints: Pick<PrintMaker, 'makeAll'>;
  readonly out: Out['handlers'];
  readonly settings: () => Settings;
  readonly changeSettings: (patch: SettingsPatch) => Promise<Reply<Settings>>;
  readonly exporter: Exporter;
  readonly keep: Keep;
  readonly batches: OpenBatches['handlers'];
  /** This program, as owner of what it goes on with. */
  readonly me: Owner;
  readonly home: string;
  /** Moves a file to the system's trash. */
  readonly toTrash: (path: string) => Promise<void>;
};

export function makeHandlers(parts: HandlerParts): Pick<CallHandlers, CallsBy<'studio'>> {
  const { secrets, inbox, maker } = parts;
  const inLibrary = async <T>(act: (session: Session) => Promise<Reply<T>>): Promise<Reply<T>> => {
    const session = parts.session();
    return session === null ? fail(parts.libraryFailure()) : act(session);
  };
  const withRecord = <T>(id: string, act: (session: Session, record: EditRecord) => Promise<Reply<T>>): Promise<Reply<T>> =>
    inLibrary(async (session) => {
      const record = session.editStore.get(id) ?? (await session.library.load(id));
      return record === null ? fail(notFound(session)) : act(session, record);
    });
  const mine = <T>(id: string, act: (session: Session, record: EditRecord) => Promise<Reply<T>>): Promise<Reply<T>> =>
    withRecord(id, async (session, record) => {
      const hindrance = session.hindrance(record);
      return hindrance === null ? act(session, record) : fail(hindrance);
    });

  /** Goes on with an edit whose request id is known (again). */
  const goOn = async (session: Session, record: EditRecord, named: NamedRequest): Promise<Reply<null>> => {
    const { client, foreign } = await parts.service.of(record);
    const answer = await client.status(named);
    if (answer.kind === 'not-found' && !foreign) return fail(noSuchRequest(named.requestId));
    if (answer.kind === 'trouble' || answer.kind === 'key-refused') return fail(answer.failure);
    // Moved before it is in the edit store, which an edit at its end leaves at once; and ours from now on.
    const moved = await session.editStore.change(record.id, (now) =>
      mayMove(now.state, 'queued') ? { ...moveEdit(now, { to: 'queued', named }, new Date().toISOString()), owner: parts.me } : now,
    );
    if (!moved.ok) return moved;
    if (session.editStore.get(record.id) === null) {
      const opened = await session.editStore.open(moved.value, false);
      if (!opened.ok) return opened;
    }
    session.queue.add([record.id], false);
    return ok(null);
  };

  const forget = async (session: Session, record: EditRecord): Promise<Reply<null>> => {
    const failure = record.failure ?? unknownOutcome('forgotten by the person');
    const moved = await session.editStore.change(record.id, (now) =>
      now.state === 'unknown' ? moveEdit(now, { to: 'lost', failure }, new Date().toISOString()) : now,
    );
    return moved.ok ? ok(null) : moved;
  };

  return {
    'studio.snapshot': parts.snapshot,
    'settings.change': (patch) => parts.changeSettings(patch as SettingsPatch),
    'key.set': async ({ key }) => {
      const set = await secrets.set(key);
      await parts.keyChanged();
      return set;
    },
    'key.clear': async () => {
      const cleared = await secrets.clear();
      await parts.keyChanged();
      return cleared;
    },
    'key.test': parts.service.testKey,
    'draft.keep': async (draft) => {
      // A draft that cannot be written is still in the window; the disk's trouble shows where it costs something.
      await parts.draft.keep(draft).catch(() => undefined);
      return null;
    },
    'picture.takeResult': ({ id, index }) =>
      inLibrary(async (session) => {
        const file = await session.library.resultPath(id, index);
        return file === null
          ? fail(makeFailure('picture-missing', say('picture.resultGone')))
          : inbox.takeFile(file, path.basename(file), { editId: id, index });
      }),
    'picture.takeSample': async () => {
      const sample = await paintSample(parts.pictures, parts.home);
      return sample.ok ? inbox.takeFile(sample.value, path.basename(sample.value), null) : sample;
    },
    'host.forget': ({ host }) => parts.web.forget(host),
    'picture.recipe': ({ sha256 }) => carriedRecipe(inbox, parts.pictures, parts.session()?.library ?? null, sha256),
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
        if (record.state !== 'unknown' && record.state !== 'lost') return fail(stillAtWork());
        return maker.repeat(session, record, intent, { begin: () => forget(session, record) });
      }),
    'edit.finish': ({ id, ...ask }) =>
      withRecord(id, async (session, record) => {
        if (record.composite !== undefined || record.imported?.program !== undefined)
          return fail(makeFailure('usage', say('edit.madeWithoutModel')));
        return record.imported === undefined ? maker.finish(session, record, ask) : fail(wasImported());
      }),
    'edit.forget': ({ id }) => mine(id, forget),
    'edit.nameRequest': ({ id, requestId }) =>
      mine(id, async (session, record) => {
        if (record.state !== 'unknown' && record.state !== 'lost') return fail(makeFailure('usage', say('edit.noRequestId')));
        const endpoint = findModel(record.model)?.endpoint ?? record.model;
        return goOn(session, record, { requestId, endpoint, responseUrl: null, statusUrl: null, cancelUrl: null });
      }),
    'edit.checkAgain': ({ id }) =>
      mine(id, async (session, record) => {
        if (record.state !== 'lost' || record.named === null) return fail(makeFailure('usage', say('edit.nothingToAsk')));
        return goOn(session, record, record.named);
      }),
    'edit.fetchAgain': ({ id }) =>
      mine(id, async (session, record) =>
        record.state === 'done' ? session.fetchAgain(record) : fail(makeFailure('usage', say('edit.notDone'))),
      ),
    'keep.propose': (ask) => inLibrary((session) => parts.keep.propose(session, ask)),
    'keep.write': (ask) =>
      inLibrary(async (session) => {
        const written = await parts.keep.write(session, { ...whole, ...ask });
        return written.ok ? ok(written.value.kept) : written;
      }),
    'keep.stop': async () => {
      parts.keep.stop();
      return null;
    },
    ...makeOrganiseHandlers({
      inLibrary,
      now: () => new Date().toISOString(),
      program: `${parts.me.installation}-${parts.me.process}`,
      toTrash: parts.toTrash,
    }),
    ...parts.batches,
    'queue.whole': parts.queueStatus,
    'queue.pause': async ({ paused }) => {
      parts.session()?.queue.pause(paused);
      return null;
    },
    'queue.release': async () => {
      parts.session()?.queue.release();
      return null;
    },
    'queue.cancel': async ({ which }) => {
      await parts.session()?.queue.cancelAll(which);
      return null;
    },
    'library.find': ({ query, whole, fold, open, rows }) =>
      inLibrary(async (session) => {
        const found = await session.library.find(query, whole, fold, open, rows);
        if ((found.notCompared ?? 0) > 0) parts.prints.makeAll();
        return ok(found);
      }),
    'library.rows': ({ query, offset, count, fold, open }) =>
      inLibrary(async (session) => ok(await session.library.rows(query, offset, count, fold, open))),
    'library.position': ({ query, id, fold, open }) =>
      inLibrary(async (session) => ok(await session.library.position(query, id, fold, open))),
    ...makeSentHandlers({ inLibrary, settings: parts.settings, nowMs: Date.now }),
    ...makeSavedWords({ inLibrary, toTrash: parts.toTrash }),
    'library.damaged': () => inLibrary(async ({ library }) => ok(await damagedRecords(library))),
    ...parts.libraryWork,
    ...parts.out,
    'export.preview': (ask) => parts.exporter.preview(ask),
    'export.start': (ask) => parts.exporter.start(ask),
    'export.stop': async () => {
      parts.exporter.stop();
      return null;
    },
  };
}

/** Its pictures may not have come with it: sent so, it would be another request. */
function wasImported(): Failure {
  return makeFailure('usage', say('edit.imported'));
}

/** To send it once more would buy it twice. */
function stillAtWork(): Failure {
  return makeFailure('usage', say('edit.notToSend'));
}
