// “Keep my pixels”: a result laid over the picture it was made from, as a version beside what was received.
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { keepPreviews } from '../../app/contract/addresses.ts';
import type { KeepPreview } from '../../app/contract/addresses.ts';
import { compose, invert } from '../../app/pictures/affine.ts';
import { compositeVersion } from '../../app/composite/settings.ts';
import { strokesFrom } from '../../app/composite/strokes.ts';
import { inputViewKey, seenOf } from '../../app/pictures/input-view.ts';
import type { Seen } from '../../app/pictures/input-view.ts';
import type { CropBox } from '../../app/pictures/crop-box.ts';
import { betweenCentres, fullSize, toView } from '../../app/pictures/turned.ts';
import { compositeOf } from '../../app/edits/composite.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { KeepProposal, Kept } from '../../app/contract/keep.ts';
import type { KeepSettings } from '../../app/composite/keep-settings.ts';
import type { EditRecord, Input, MediaType } from '../../app/edits/record.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Reply } from '../../app/failure.ts';
import { errorCode, failureOfDisk } from '../platform/durable-files.ts';
import type { Library } from '../library/library-type.ts';
import { asProposed } from '../pictures/composite/jobs.ts';
import type { Composed, CompositeJob } from '../pictures/composite/jobs.ts';
import type { Pictures } from '../pictures/host/pictures.ts';
import { importedId } from '../studio/session/import-record.ts';
import { keepPreviewFile, viewFolder } from '../studio/session/media.ts';
import type { StudioConfig } from '../settings/config.ts';
import { laidResult } from '../studio/session/laid-result.ts';
import type { Session } from '../studio/session/session-type.ts';
import { compositeRecord, textsOfComposite, withComposed } from '../studio/session/composite-record.ts';
import { makeProposals } from './proposals.ts';
import type { Proposals } from './proposals.ts';
import { say } from '../../app/messages/say.ts';

export type KeepAsk = { readonly id: string; readonly index: number };
export type ProposeAsk = KeepAsk & { readonly sensitivity: number; readonly unlocked?: boolean | undefined };
export type WriteAsk = KeepAsk & {
  readonly settings: KeepSettings | null;
  readonly force: boolean;
} & Pick<CompositeJob, 'instead' | 'only' | 'mask'>;
export type Written = {
  readonly kept: Kept;
  readonly composed: Composed;
  readonly file: string | null;
  /** The result was one of the rehearsal. */
  readonly rehearsal: boolean;
};

/** What the window asks: nothing of this is the command's. */
export const whole = { instead: {}, only: null, mask: null } as const;

/** A day's look through a set, and nothing that is felt in memory: numbers and boxes, the pictures lie on the disk. */
const maxProposals = 32;

export type Keep = {
  /** The proposal of a result, and its previews, which are made once. */
  readonly propose: (session: Session, ask: ProposeAsk) => Promise<Reply<KeepProposal>>;
  /** Writes a version where the verdict allows it. The same settings of the same result are written once. */
  readonly write: (session: Session, ask: WriteAsk) => Promise<Reply<Written>>;
  /** Ends what is being composed. */
  readonly stop: () => void;
};

type KeepParts = {
  readonly config: Pick<StudioConfig, 'home' | 'version' | 'settings'>;
  readonly pictures: Pick<Pictures, 'compose' | 'inspect'>;
  /** Hears of each new version. */
  readonly added: (edit: EditSummary) => void;
};

/** What a proposal or a version is made with. `signal` is of those that have begun since the last stop. */
type Work = KeepParts & { readonly proposals: Proposals<KeepProposal>; readonly signal: () => AbortSignal };

/** For one run of the program, whichever library is open. */
export function makeKeep(parts: KeepParts): Keep {
  let stopping = new AbortController();
  const proposals = makeProposals<KeepProposal>(maxProposals);
  const work: Work = { ...parts, proposals, signal: () => stopping.signal };
  return {
    propose: (session, ask) => propose(work, session, ask),
    write: (session, ask) => write(work, session, ask),
    stop: () => {
      stopping.abort();
      proposals.stopped();
      stopping = new AbortController();
    },
  };
}

/** The proposal of a result, and its previews. */
async function propose(
  { pictures, config, proposals, signal }: Work,
  { library }: Session,
  { id, index, sensitivity, unlocked }: ProposeAsk,
): Promise<Reply<KeepProposal>> {
  const pair = await pairOf(library, id, index);
  if (!pair.ok) return pair;
  const { original, result } = pair.value;
  const key = createHash('sha256')
    .update(`${inputViewKey(original.input)} ${result.sha256} ${sensitivity} ${compositeVersion}${unlocked === true ? ' unlocked' : ''}`)
    .digest('hex');
  await mkdir(path.join(config.home, viewFolder), { recursive: true, mode: 0o700 });
  const previews = Object.fromEntries(keepPreviews.map((name) => [name, keepPreviewFile(config.home, key, name)])) as Record<
    KeepPreview,
    string
  >;
  return proposals.find({
    key,
    from: [original.path, result.path],
    files: Object.values(previews),
    make: async () => {
      // Grow only counts in the share; the pictures are the same for all.
      const composed = await pictures.compose(
        { ...asProposed, original, result, instead: { sensitivity, ...(unlocked === true ? { unlocked } : {}) }, previews },
        signal(),
      );
      if (!composed.ok) return composed;
      const { settings: _s, maskPng: _m, outside: _o, written: _w, result: _r, drawn: _d, ...proposal } = composed.value;
      return ok({ ...onView(proposal), key });
    },
  });
}

/** Writes a version where the verdict allows it. The same settings of the same result are written once. */
async function write(work: Work, session: Session, ask: WriteAsk): Promise<Reply<Written>> {
  const { settings, force, instead, only, mask } = ask;
  const { library } = session;
  const pair = await pairWith(work, library, ask);
  if (!pair.ok) return pair;
  const { original, result, record: parent } = pair.value;
  const draft = draftOf(work.config, pair.value);
  const partFile = await library.temporaryFor(draft, 0);
  if (!partFile.ok) return partFile;
  try {
    const texts = textsOfComposite(draft);
    const composed = await work.pictures.compose(
      {
        original,
        result,
        settings: settings === null ? null : onWhole(settings, original.crop),
        instead,
        only,
        mask,
        previews: null,
        write: { into: partFile.value, force, texts },
      },
      work.signal(),
    );
    if (!composed.ok) return composed;
    const { verdict, reason, outside, written } = composed.value;
    const { rehearsal } = parent.service;
    if (written === null)
      return ok({ kept: { verdict, reason, edit: null, outside: null }, composed: composed.value, file: null, rehearsal });
    const before = mask === null ? await sameBefore(library, parent.id, result.sha256, composed.value.settings) : null;
    // As an input of the version it is kept by hash, whatever becomes of the result.
    const stored = await library.storeInput(result.path, result.sha256, result.mediaType);
    if (!stored.ok) return stored;
    const saved =
      before === null ? await adopted(library, withComposed(draft, composed.value), partFile.value, written.sha256) : ok(before);
    if (!saved.ok) return saved;
    const edit = session.editStore.summary(saved.value);
    if (before === null) work.added(edit);
    const file = await library.resultPath(saved.value.id, 0);
    return ok({ kept: { verdict, reason, edit, outside }, composed: composed.value, file, rehearsal });
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return fail(failureOfDisk(error));
  } finally {
    await rm(partFile.value, { force: true }).catch(() => undefined);
  }
}

/** The record of a version before anything of it is made. */
function draftOf({ version, settings }: KeepParts['config'], { original, result, record: parent, index }: Pair): EditRecord {
  const nowMs = Date.now();
  const unlike = createHash('sha256')
    .update(`${result.sha256} ${randomBytes(16).toString('hex')}`)
    .digest('hex');
  return compositeRecord({
    id: importedId(nowMs, unlike),
    parent,
    index,
    original: original.input,
    nowMs,
    version,
    nameTemplate: settings.read().nameTemplate,
  });
}

/** As the window has it: what was seen and sent is the picture. */
function onView({
  crop,
  turned,
  ...proposal
}: Omit<KeepProposal, 'key' | 'crop' | 'turned'> & Pick<Composed, 'crop' | 'turned'>): Omit<KeepProposal, 'key'> {
  const { sha256, ...whole } = proposal.original;
  const [x, y] = crop ?? [0, 0];
  return {
    ...proposal,
    ...(turned === null ? {} : { turned }),
    crop: crop === null ? null : { box: crop, whole },
    original: { sha256, ...fullSize(whole, { crop, turned }) },
    transform: compose(proposal.transform, invert(betweenCentres(toView(whole, { crop, turned })))),
    parts: proposal.parts.map((part) => ({ ...part, box: [part.box[0] - x, part.box[1] - y, part.box[2], part.box[3]] })),
  };
}

/** Strokes of the window, as the record has them. */
const onWhole = (settings: KeepSettings, crop: CropBox | null): KeepSettings =>
  crop === null ? settings : { ...settings, strokes: strokesFrom(settings.strokes, [-crop[0], -crop[1]]) };

type Side = { readonly path: string; readonly name: string; readonly sha256: string };
type Pair = {
  readonly original: Side & { readonly input: Input } & Seen;
  readonly result: Side & { readonly mediaType: MediaType };
  readonly record: EditRecord;
  readonly index: number;
};

/** A result and the picture it was made from, both as the library keeps them. */
async function pairOf(library: Library, id: string, nth: number): Promise<Reply<Pair>> {
  const asked = await library.load(id);
  if (asked === null) return fail(makeFailure('edit-not-found', say('edit.gone', { id })));
  // What was kept already is kept anew from the result in it: laid once more it would only lose.
  const laid = await laidResult(library, { record: asked, index: nth });
  if (laid === null) return fail(makeFailure('picture-missing', say('picture.resultGone')));
  const { record, index } = laid;
  const result = record.results[index];
  const input = record.request.inputs[0];
  if (result === undefined) return fail(makeFailure('edit-not-found', say('picture.resultGone')));
  if (input === undefined) return fail(makeFailure('usage', say('composite.wordsAlone')));
  const [file, original] = await Promise.all([library.resultPath(id, index), library.inputPath(input.sha256)]);
  if (file === null) return fail(makeFailure('picture-missing', say('picture.notWhereSaved')));
  if (original === null) return fail(makeFailure('picture-missing', say('composite.namedOriginalGone', { name: input.name })));
  return ok({
    record,
    index,
    original: { path: original, name: input.name, sha256: input.sha256, input, ...seenOf(input) },
    result: { path: file, name: path.basename(file), sha256: result.sha256, mediaType: result.mediaType },
  });
}

/** A mask is looked at before anything is composed: what is wrong with it is said by its own name. */
async function pairWith({ pictures }: Work, library: Library, { id, index, mask }: WriteAsk): Promise<Reply<Pair>> {
  const looked = mask === null || mask === undefined ? ok(null) : await pictures.inspect(mask);
  return looked.ok ? pairOf(library, id, index) : looked;
}

async function adopted(library: Library, record: EditRecord, temporary: string, sha256: string): Promise<Reply<EditRecord>> {
  const name = await library.adopt(record, 0, temporary, 'image/png', sha256);
  if (!name.ok) return name;
  const whole = { ...record, results: record.results.map((result) => ({ ...result, file: name.value })) };
  const saved = await library.save(whole);
  return saved.ok ? ok(whole) : saved;
}

/** The version that the same press made before, when it did. */
async function sameBefore(library: Library, id: string, sha256: string, settings: KeepSettings): Promise<EditRecord | null> {
  for (const child of await library.children(id)) {
    const record = child.editedIn === undefined || child.trashed ? null : await library.load(child.id);
    const composite = record === null ? null : compositeOf(record);
    if (composite?.algorithm !== compositeVersion || composite.result.sha256 !== sha256) continue;
    if (JSON.stringify(composite.settings) === JSON.stringify(settings)) return record;
  }
  return null;
}
