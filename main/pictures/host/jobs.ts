// What is said between this program and its picture process. Plain values and paths, never pixels.
import type {
  BitmapJob,
  Checked,
  Glimpsed,
  Inspected,
  NearJob,
  PaintJob,
  Painted,
  PrepareJob,
  Prepared,
  PrintJob,
  ThumbnailJob,
} from '../job-values.ts';
import type { Reply } from '../../../app/failure.ts';
import type { Size } from '../../../app/models/model.ts';
import type { Composed, CompositeJob } from '../composite/jobs.ts';
import type { FoundRecipe } from '../recipe.ts';
import type { Copied, CopyJob } from '../export/write-picture.ts';
import type { Drawn, SheetJob } from '../export/write-sheet.ts';

export type JobTypes = {
  glimpse: { argument: { readonly path: string; readonly name: string }; value: Glimpsed };
  inspect: { argument: { readonly path: string; readonly name: string; readonly copyTo?: string }; value: Inspected };
  prepare: { argument: PrepareJob; value: Prepared };
  thumbnail: {
    argument: ThumbnailJob;
    value: Size;
  };
  print: { argument: PrintJob; value: string };
  check: { argument: { readonly path: string }; value: Checked };
  near: { argument: NearJob; value: boolean };
  paint: { argument: PaintJob; value: Painted };
  recipe: { argument: { readonly path: string; readonly beside: boolean }; value: FoundRecipe };
  bitmap: {
    argument: BitmapJob;
    value: Size;
  };
  credentials: { argument: { readonly path: string }; value: boolean };
  copy: { argument: CopyJob; value: Copied };
  sheet: { argument: SheetJob; value: Drawn };
  compose: { argument: CompositeJob; value: Composed };
};

export type JobName = keyof JobTypes;
export type Job = { [N in JobName]: { readonly name: N; readonly argument: JobTypes[N]['argument'] } }[JobName];

export type ToProcess = { readonly id: number; readonly job: Job };
/** `ready` comes once, after a picture was decoded and encoded as a trial; `hadMs`, what it has had of the processor, now and then while a job runs. */
export type FromProcess =
  | { readonly ready: true }
  | { readonly hadMs: number }
  | { readonly id: number; readonly reply: Reply<JobTypes[JobName]['value']> };
