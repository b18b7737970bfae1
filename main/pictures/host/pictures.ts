// Everything that is done with pixels, asked of the picture process. No pixel is decoded on this side.
import { basename } from 'node:path';
import type { Reply } from '../../../app/failure.ts';
import type { Size } from '../../../app/models/model.ts';
import { allOfIt } from '../../../app/pictures/input-view.ts';
import type { Seen } from '../../../app/pictures/input-view.ts';
import type { Job, JobName, JobTypes } from './jobs.ts';
import type { Checked, Glimpsed, Inspected, Painted, PaintJob, Prepared, PictureSource, Sending } from '../job-values.ts';
import type { Composed, CompositeJob } from '../composite/jobs.ts';
import { compositeWatchdogMs } from '../limits.ts';
import type { FoundRecipe } from '../recipe.ts';
import type { Copied, CopyJob } from '../export/write-picture.ts';
import type { Drawn, SheetJob } from '../export/write-sheet.ts';
import type { SpawnPictureProcess } from './process-host.ts';
import { openSupervisor } from './supervisor.ts';

export type Pictures = {
  /** What a file is. Refuses what is no picture, too large or damaged with one sentence that names it; `name` replaces the file's own. */
  readonly inspect: (path: string, name?: string) => Promise<Reply<Inspected>>;
  /** The same, and a copy at `copyTo`, whose folder must exist; the file is read once for both. It is not synced: whoever names it does that. */
  readonly take: (path: string, name: string, copyTo: string) => Promise<Reply<Inspected>>;
  /** The same of its headers alone: damage of its pixels is not found. */
  readonly glimpse: (path: string) => Promise<Reply<Glimpsed>>;
  /** Writes what would be sent into `folder`; the same input and settings give the same bytes and the same name. */
  readonly prepare: (picture: PictureSource, sending: Sending, folder: string) => Promise<Reply<Prepared>>;
  /** Writes a WebP of at most `longSide` pixels; its folder must exist. */
  readonly thumbnail: (path: string, longSide: number, into: string, seen?: Seen) => Promise<Reply<Size>>;
  /** What a thumbnail looks like, in base64: see `printOf`. */
  readonly print: (path: string) => Promise<Reply<string>>;
  /** Decodes a received result to its last pixel; fails with `result-damaged`. */
  readonly check: (path: string) => Promise<Reply<Checked>>;
  /** Whether a result may be the picture it was made from as it was, by a quick look that overlooks no such result; `compose` knows for certain. */
  readonly near: (picture: string, seen: Seen, result: string) => Promise<Reply<boolean>>;
  /** Paints a rehearsed result; its folder must exist. */
  readonly paint: (job: PaintJob) => Promise<Reply<Painted>>;
  /** The recipe a picture carries, or, when asked, one beside it under its name. */
  readonly recipe: (path: string, beside: boolean) => Promise<Reply<FoundRecipe>>;
  /** Writes a PNG of at most `longSide` pixels, of its own size when null; its folder must exist. */
  readonly bitmap: (path: string, longSide: number | null, into: string, seen?: Seen) => Promise<Reply<Size>>;
  /** Whether a picture carries Content Credentials. */
  readonly credentials: (path: string) => Promise<Reply<boolean>>;
  /** Writes a copy of a picture with other metadata, kind or size. */
  readonly copy: (job: CopyJob) => Promise<Reply<Copied>>;
  /** Draws a contact sheet. */
  readonly sheet: (job: SheetJob) => Promise<Reply<Drawn>>;
  /** Lays a result over its original, in a process of its own, one at a time. Fails as cancelled at once when `signal` is aborted. */
  readonly compose: (job: CompositeJob, signal: AbortSignal) => Promise<Reply<Composed>>;
  readonly close: () => Promise<void>;
};

/** Reading, decoding and writing overlap, so a few more than there are cores; libuv has four threads for them. */
const atOnce = 4;

/** The process starts with the first job. */
export function openPictures(options: { readonly spawn: SpawnPictureProcess; readonly log?: (line: string) => void }): Pictures {
  const log = options.log ?? (() => undefined);
  const supervisor = openSupervisor({ spawn: options.spawn, log, atOnce });
  // Registering computes for a second or two, in which nobody's preflight should wait; and what is stopped takes its process along.
  const composer = openSupervisor({ spawn: options.spawn, log, atOnce: 1, maxMs: compositeWatchdogMs });
  const ask = async <N extends JobName>(name: N, argument: JobTypes[N]['argument'], called: string): Promise<Reply<JobTypes[N]['value']>> =>
    (await supervisor.run({ name, argument } as Job, called)) as Reply<JobTypes[N]['value']>;
  return {
    inspect: (path, name = basename(path)) => ask('inspect', { path, name }, name),
    take: (path, name, copyTo) => ask('inspect', { path, name, copyTo }, name),
    glimpse: (path) => ask('glimpse', { path, name: basename(path) }, basename(path)),
    prepare: (picture, sending, folder) => ask('prepare', { picture, sending, folder }, picture.name ?? basename(picture.path)),
    thumbnail: (path, longSide, into, seen = allOfIt) => ask('thumbnail', { path, longSide, into, seen }, basename(path)),
    print: (path) => ask('print', { path }, basename(path)),
    check: (path) => ask('check', { path }, basename(path)),
    near: (picture, seen, result) => ask('near', { picture, seen, result }, basename(result)),
    paint: (job) => ask('paint', job, basename(job.into)),
    recipe: (path, beside) => ask('recipe', { path, beside }, basename(path)),
    bitmap: (path, longSide, into, seen = allOfIt) => ask('bitmap', { path, longSide, into, seen }, basename(path)),
    credentials: (path) => ask('credentials', { path }, basename(path)),
    copy: (job) => ask('copy', job, job.name),
    sheet: (job) => ask('sheet', job, job.title),
    compose: async (job, signal) =>
      (await composer.run({ name: 'compose', argument: job }, job.original.name, signal)) as Reply<JobTypes['compose']['value']>,
    close: async () => void (await Promise.all([supervisor.close(), composer.close()])),
  };
}
