// Everything by which results go to other programs and come back: drags, the clipboard, working copies.
import { fileURLToPath } from 'node:url';
import type { Dragged } from '../../app/handoff/dragged.ts';
import { maxPrograms } from '../../app/handoff/limits.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Reply } from '../../app/failure.ts';
import { summarise } from '../../app/edits/summary.ts';
import type { CallHandlers, EventName, EventPayloads, Imported } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { Program } from '../../app/settings/settings.ts';
import type { Inbox } from '../inputs/inbox.ts';
import type { Pictures } from '../pictures/host/pictures.ts';
import type { MediaAddress } from '../studio/session/media.ts';
import type { MediaFile } from '../studio/session/media-file.ts';
import type { StudioConfig } from '../settings/config.ts';
import type { CurrentLibrary } from '../studio/session/current-library.ts';
import { makeOutgoing } from './outgoing.ts';
import type { Outgoing, ResultRef } from './outgoing.ts';
import { programAt, startProgram } from './start-program.ts';
import { openWorkingCopies } from './working-copies.ts';
import { say } from '../../app/messages/say.ts';

type OutCall = 'picture.takeAddresses' | 'result.ready' | 'result.openIn' | 'program.rename' | 'program.move' | 'program.remove';

export type Out = {
  readonly handlers: Pick<CallHandlers, OutCall>;
  /** What a drag takes with it, made now or just before. Not `clean`: what the person has set. */
  readonly outgoing: (items: readonly ResultRef[], clean: boolean) => Promise<Reply<Outgoing>>;
  /** For the clipboard: the library's own files, and of a single one a PNG that the caller removes. */
  readonly copied: (items: readonly ResultRef[]) => Promise<Reply<{ readonly files: readonly string[]; readonly bitmap: string | null }>>;
  readonly addProgram: (chosen: string) => Promise<Reply<Program>>;
  readonly parentOf: ReturnType<typeof makeOutgoing>['parentOf'];
  /** Removes copies that earlier runs gave out. */
  readonly sweep: (nowMs: number) => Promise<void>;
  /** Follows the working copies of earlier runs, once: now there is somebody to be told. */
  readonly resume: () => void;
  /** The library is there again, or another one is. */
  readonly look: () => void;
  readonly close: () => Promise<void>;
};

type OutParts = {
  readonly config: Pick<StudioConfig, 'home' | 'version' | 'settings'>;
  readonly currentLibrary: Pick<CurrentLibrary, 'session' | 'failure'>;
  readonly pictures: Pictures;
  readonly media: (address: MediaAddress) => Promise<MediaFile | null>;
  readonly inbox: Inbox;
  readonly changePrograms: (programs: Program[]) => Promise<Reply<unknown>>;
  readonly emit: <N extends EventName>(name: N, payload: EventPayloads[N]) => void;
  /** A picture was added: its thumbnails are wanted soon. */
  readonly added: (edit: EditSummary) => void;
  readonly log: (line: string) => void;
};

/** Nothing goes out and nothing is followed before it is asked for. */
export function makeOut(options: OutParts): Out {
  const { config, currentLibrary, changePrograms, emit } = options;
  const settings = config.settings.read;
  const parts = {
    ...options,
    home: config.home,
    version: config.version,
    session: currentLibrary.session,
    libraryFailure: currentLibrary.failure,
  };
  const outgoing = makeOutgoing(parts);
  const working = openWorkingCopies({
    ...parts,
    nameTemplate: () => settings().nameTemplate,
    events: {
      added: (record, of, program) => {
        const edit = summarise(record);
        emit('edit.changed', edit);
        options.added(edit);
        const parent = currentLibrary.session()?.library.load(of) ?? Promise.resolve(null);
        void parent.then((found) => emit('version.added', { edit, of, ofPrompt: found?.request.prompt ?? '', program }));
      },
      refused: (of, program, failure) => emit('version.refused', { of, program, failure }),
    },
  });

  const dragged = (clean: boolean): Dragged => (clean ? 'clean' : settings().draggedOut);
  let resumed = false;

  return {
    outgoing: async (items, clean) => {
      const made = await outgoing.ready(items, dragged(clean));
      outgoing.forget();
      return made;
    },
    copied: async (items) => {
      const found = await outgoing.filesOf(items);
      if (!found.ok) return found;
      const files = found.value.map(({ file }) => file);
      const [only] = files;
      if (only === undefined || files.length > 1) return ok({ files, bitmap: null });
      const bitmap = await outgoing.bitmapOf(only);
      return bitmap.ok ? ok({ files, bitmap: bitmap.value }) : bitmap;
    },
    addProgram: (chosen) => addProgram(() => settings().programs, changePrograms, chosen),
    parentOf: outgoing.parentOf,
    sweep: outgoing.sweep,
    resume: () => {
      if (resumed) return;
      resumed = true;
      working.resume().catch((error: unknown) => options.log(`working copies could not be followed: ${String(error)}`));
    },
    look: working.look,
    close: working.close,
    handlers: {
      'picture.takeAddresses': ({ addresses }) => takeAddresses(options.inbox, addresses),
      'result.ready': async ({ items, clean }) => {
        outgoing.forget();
        const made = await outgoing.ready(items, dragged(clean));
        return made.ok ? ok({ names: made.value.files.map((file) => file.split(/[\\/]/).at(-1) ?? '') }) : made;
      },
      'result.openIn': async ({ id, index, program: at }) => {
        const program = settings().programs[at];
        if (program === undefined) return fail(makeFailure('usage', say('program.noneThere', { place: at + 1 })));
        const copy = await working.open({ id, index }, program.name);
        if (!copy.ok) return copy;
        const started = await startProgram(program, copy.value, process.platform);
        return started.ok ? ok({ program: program.name }) : started;
      },
      ...programHandlers(() => settings().programs, changePrograms),
    },
  };
}

type ChangePrograms = OutParts['changePrograms'];

async function addProgram(programsNow: () => readonly Program[], changePrograms: ChangePrograms, chosen: string): Promise<Reply<Program>> {
  const program = await programAt(chosen, process.platform);
  if (!program.ok) return program;
  const programs = programsNow();
  if (programs.some((one) => one.path === program.value.path))
    return fail(makeFailure('usage', say('program.listed', { name: program.value.name })));
  if (programs.length >= maxPrograms) return fail(makeFailure('usage', say('program.tooMany', { most: maxPrograms })));
  const kept = await changePrograms([...programs, program.value]);
  return kept.ok ? program : kept;
}

/** The list of programs, which the settings keep. Programs are named by where they stand in it. */
function programHandlers(
  programsNow: () => readonly Program[],
  changePrograms: ChangePrograms,
): Pick<CallHandlers, 'program.rename' | 'program.move' | 'program.remove'> {
  const change = async (changed: (programs: readonly Program[]) => Program[] | null): Promise<Reply<null>> => {
    const programs = changed(programsNow());
    if (programs === null) return fail(makeFailure('usage', say('program.notListed')));
    const kept = await changePrograms(programs);
    return kept.ok ? ok(null) : kept;
  };
  return {
    'program.rename': ({ at, name }) =>
      change((programs) => (programs[at] === undefined ? null : programs.map((one, n) => (n === at ? { ...one, name } : one)))),
    'program.move': ({ at, to }) =>
      change((programs) => {
        const moved = programs[at];
        if (moved === undefined || to >= programs.length) return null;
        const rest = programs.filter((_, n) => n !== at);
        return [...rest.slice(0, to), moved, ...rest.slice(to)];
      }),
    'program.remove': ({ at }) => change((programs) => (programs[at] === undefined ? null : programs.filter((_, n) => n !== at))),
  };
}

async function takeAddresses(inbox: Inbox, addresses: readonly string[]): Promise<Imported> {
  const files = addresses.map(fileOf).filter((file) => file !== null);
  if (files.length > 0) return inbox.takePaths(files);
  const failure = makeFailure('picture-missing', say('program.noFile'));
  return { pictures: [], failures: [{ name: (addresses[0] ?? '').slice(0, 200), failure }] };
}

/** The file of this computer that an address names; null for any other address. */
function fileOf(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || url.protocol !== 'file:' || (url.hostname !== '' && url.hostname !== 'localhost')) return null;
  try {
    url.hostname = '';
    return fileURLToPath(url);
  } catch {
    // A path that this system cannot have.
    return null;
  }
}
