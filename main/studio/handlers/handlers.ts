// What each call of the window does. Expected failures are values; what throws here is a bug.
import path from 'node:path';
import type { Owner } from '../../../app/edits/record.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { CallHandlers, CallsBy, QueueStatus, Snapshot } from '../../../app/contract/contract.ts';
import type { Settings, SettingsPatch } from '../../../app/settings/settings.ts';
import type { OpenBatches } from './open-batches.ts';
import type { Inbox } from '../../inputs/inbox.ts';
import type { Out } from '../../handoff/handoff.ts';
import type { Owners } from '../../platform/process-locks.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';
import { whole } from '../../keep/keep.ts';
import type { Keep } from '../../keep/keep.ts';
import type { Secrets } from '../../platform/keychain.ts';
import type { DraftFile } from '../../inputs/draft-file.ts';
import { carriedRecipe } from '../../inputs/carried-recipe.ts';
import type { Exporter } from '../../export/exporter.ts';
import { makeEditHandlers } from './edit-handlers.ts';
import { makeWithin } from './in-library.ts';
import type { Within } from './in-library.ts';
import type { LibraryWorks } from './library-work.ts';
import type { EditMaker } from '../session/edit-maker.ts';
import { makeSavedWords } from '../../presets/saved-words.ts';
import { makeOrganiseHandlers } from './organise-handlers.ts';
import { makeSentHandlers } from './sent-handlers.ts';
import { damagedRecords } from './damaged-records.ts';
import { paintSample } from '../session/sample.ts';
import type { PrintMaker } from '../session/prints.ts';
import type { Service } from '../session/service.ts';
import type { Session } from '../session/session-type.ts';
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
  readonly owners: Pick<Owners, 'marking'>;
  readonly home: string;
  /** Moves a file to the system's trash. */
  readonly toTrash: (path: string) => Promise<void>;
};

/** Answers all calls of the window but those of Electron’s side. */
export function makeHandlers(parts: HandlerParts): Pick<CallHandlers, CallsBy<'studio'>> {
  const within = makeWithin(parts.session, parts.libraryFailure);
  const { inLibrary } = within;
  return {
    'studio.snapshot': parts.snapshot,
    'settings.change': (patch) => parts.changeSettings(patch as SettingsPatch),
    ...keyHandlers(parts),
    'draft.keep': async (draft) => {
      // A draft that cannot be written is still in the window; the disk's trouble shows where it costs something.
      await parts.draft.keep(draft).catch(() => undefined);
      return null;
    },
    ...pictureHandlers(parts, within),
    'host.forget': ({ host }) => parts.web.forget(host),
    ...makeEditHandlers(parts, within),
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
      owners: parts.owners,
    }),
    ...parts.batches,
    ...queueHandlers(parts),
    ...pageHandlers(parts, within),
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

const keyHandlers = ({ secrets, keyChanged, service }: HandlerParts): Pick<CallHandlers, 'key.set' | 'key.clear' | 'key.test'> => ({
  'key.set': async ({ key }) => {
    const set = await secrets.set(key);
    await keyChanged();
    return set;
  },
  'key.clear': async () => {
    const cleared = await secrets.clear();
    await keyChanged();
    return cleared;
  },
  'key.test': service.testKey,
});

const pictureHandlers = (
  { inbox, pictures, home, session }: HandlerParts,
  { inLibrary }: Within,
): Pick<CallHandlers, 'picture.takeResult' | 'picture.takeSample' | 'picture.recipe'> => ({
  'picture.takeResult': ({ id, index }) =>
    inLibrary(async ({ library }) => {
      const file = await library.resultPath(id, index);
      return file === null
        ? fail(makeFailure('picture-missing', say('picture.resultGone')))
        : inbox.takeFile(file, path.basename(file), { editId: id, index });
    }),
  'picture.takeSample': async () => {
    const sample = await paintSample(pictures, home);
    return sample.ok ? inbox.takeFile(sample.value, path.basename(sample.value), null) : sample;
  },
  'picture.recipe': ({ sha256 }) => carriedRecipe(inbox, pictures, session()?.library ?? null, sha256),
});

const queueHandlers = ({
  queueStatus,
  session,
}: HandlerParts): Pick<CallHandlers, 'queue.whole' | 'queue.pause' | 'queue.release' | 'queue.cancel'> => ({
  'queue.whole': queueStatus,
  'queue.pause': async ({ paused }) => {
    session()?.queue.pause(paused);
    return null;
  },
  'queue.release': async () => {
    session()?.queue.release();
    return null;
  },
  'queue.cancel': async ({ which }) => {
    await session()?.queue.cancelAll(which);
    return null;
  },
});

/** What the grid asks for as it is scrolled. */
const pageHandlers = (
  { prints }: HandlerParts,
  { inLibrary }: Within,
): Pick<CallHandlers, 'library.find' | 'library.rows' | 'library.ids' | 'library.position'> => ({
  'library.find': ({ query, whole: all, fold, open, rows }) =>
    inLibrary(async ({ library }) => {
      const found = await library.find(query, all, fold, open, rows);
      if ((found.notCompared ?? 0) > 0) prints.makeAll();
      return ok(found);
    }),
  'library.rows': ({ query, offset, count, fold, open }) =>
    inLibrary(async ({ library }) => ok(await library.rows(query, offset, count, fold, open))),
  'library.ids': ({ query, offset, count, fold, open }) =>
    inLibrary(async ({ library }) => ok(await library.ids(query, offset, count, fold, open))),
  'library.position': ({ query, id, fold, open }) => inLibrary(async ({ library }) => ok(await library.position(query, id, fold, open))),
});
