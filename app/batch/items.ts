// How each item of a batch stands, from the edits that were made of it and from what was left out. Pure.
import type { EditState } from '../edits/record.ts';
import { isAtEnd, isLiving } from '../edits/edit.ts';
import type { Failure, FailureKind } from '../failure.ts';
import type { BatchPlan, BatchProgress } from './batch.ts';
import { turnAt, turnsOf } from './turns.ts';

/** An edit of a batch, as far as it matters to it. */
export type BatchEdit = {
  readonly id: string;
  readonly item: number;
  readonly createdAt: string;
  readonly state: EditState;
  readonly failure: Failure | null;
  /** A passing trouble of a living edit. */
  readonly trouble: Failure | null;
  /** A request left this computer. */
  readonly sent: boolean;
  /** The person marked it as out, or threw it away. */
  readonly out: boolean;
};

/** `gone`: its edit was made, and is not in the library any more. */
export type ItemState = 'waiting' | 'under-way' | 'done' | 'failed' | 'unknown' | 'cancelled' | 'left' | 'gone';

const sets = new WeakMap<readonly number[], ReadonlySet<number>>();

/** Whether an item waits to be tried anew; asked for every item, so that the list is made a set once. */
function waitsAnew({ again }: BatchProgress, at: number): boolean {
  if (again.length === 0) return false;
  const known = sets.get(again) ?? new Set(again);
  sets.set(again, known);
  return known.has(at);
}

/**
 * The newest edit of each item: the one that counts. Where that one ended without a picture, as one more of an item that has its picture may, it is the newest
 * that has one, unless the person took it out: nothing is to be made anew of it.
 */
export function newestByItem(edits: Iterable<BatchEdit>): ReadonlyMap<number, BatchEdit> {
  const newest = new Map<number, BatchEdit>();
  const withPicture = new Map<number, BatchEdit>();
  for (const edit of edits) {
    keepNewer(newest, edit);
    if (edit.state === 'done' && !edit.out) keepNewer(withPicture, edit);
  }
  for (const [item, edit] of withPicture) {
    const state = newest.get(item)?.state;
    if (state !== undefined && state !== 'done' && isAtEnd(state)) newest.set(item, edit);
  }
  return newest;
}

function keepNewer(known: Map<number, BatchEdit>, edit: BatchEdit): void {
  const other = known.get(edit.item);
  if (other === undefined || other.createdAt < edit.createdAt || (other.createdAt === edit.createdAt && other.id < edit.id))
    known.set(edit.item, edit);
}

/** How the item at `at`, counted from 0, stands. `edit` is the newest that was made of it; undefined where the library has none. */
export function itemState(progress: BatchProgress, at: number, edit: BatchEdit | undefined): ItemState {
  const left = progress.left[at];
  // What the person took out between two steps.
  if (left !== undefined) return left.kind === 'cancelled' ? 'cancelled' : 'left';
  if (at >= progress.begun || waitsAnew(progress, at)) return 'waiting';
  if (edit === undefined) return progress.open?.item === at ? 'waiting' : 'gone';
  if (isLiving(edit.state)) return 'under-way';
  switch (edit.state) {
    case 'done':
      return 'done';
    case 'unknown':
      return 'unknown';
    case 'cancelled':
      return 'cancelled';
    default:
      return 'failed';
  }
}

/** What stops every item alike: going on would fail the next one too, and nothing was made of this one. */
const ofAll: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'no-key',
  'bad-key',
  'keychain',
  'balance',
  'model-denied',
  'model-unknown',
  'rate-limited',
  'offline',
  'disk-full',
  'disk-trouble',
  'library-missing',
  'library-readonly',
  'picture-process',
  'limit',
]);

/** Whether the cause of a failure would fail every item after it too. Nothing may have been charged: else it is of this one alone. */
export const stopsAll = (failure: Failure): boolean => failure.charged === 'no' && ofAll.has(failure.kind);

/** Whether an edit counts against a limit: all but what is known to have cost nothing. An unknown outcome counts as spent. */
export const isSpent = ({ state, failure }: BatchEdit): boolean =>
  state === 'cancelled' && failure === null ? false : !(isAtEnd(state) && state !== 'done' && failure?.charged === 'no');

/** The item of each picture that counts against a limit: what was bought counts also when its edit was thrown away for good. */
export function spentItems(plan: BatchPlan, progress: BatchProgress, edits: readonly BatchEdit[]): readonly number[] {
  const newest = newestByItem(edits);
  const gone = turns(plan).filter((at) => at < progress.begun && itemState(progress, at, newest.get(at)) === 'gone');
  return [...edits.filter(isSpent).map(({ item }) => item), ...gone];
}

/** The items that are tried anew by themselves when the batch goes on: their edits ended for a cause that was not theirs, without anything made. */
export function refusedItems(progress: BatchProgress, newest: ReadonlyMap<number, BatchEdit>): readonly number[] {
  return [...newest.values()]
    .filter(({ item, state, failure }) => state === 'failed' && failure !== null && stopsAll(failure) && !waitsAnew(progress, item))
    .map(({ item }) => item);
}

/** Whether the person took out a picture that an item would go on from, over however many steps. */
function isTakenOut(plan: BatchPlan, newest: ReadonlyMap<number, BatchEdit>, at: number): boolean {
  for (let { after } = turnAt(plan, at); after !== null; after = turnAt(plan, after).after)
    if (newest.get(after)?.out === true) return true;
  return false;
}

/**
 * How an item stands among all of its batch: what would go on from a picture that was taken out is cancelled, before its turn has come; and what was left for a
 * cause of all of them, as a limit of money, waits for that to be mended.
 */
export function stateAmong(plan: BatchPlan, progress: BatchProgress, newest: ReadonlyMap<number, BatchEdit>, at: number): ItemState {
  const state = itemState(progress, at, newest.get(at));
  const left = progress.left[at];
  if (state === 'left' && left !== undefined && stopsAll(left)) return 'waiting';
  return state === 'waiting' && isTakenOut(plan, newest, at) ? 'cancelled' : state;
}

/**
 * The items that “retry” makes anew: all that ended without a picture. Not those whose outcome is unknown, or was given up: they may be paid for; nor what would
 * go on from a picture that the person took out.
 */
export function retriedItems(plan: BatchPlan, progress: BatchProgress, newest: ReadonlyMap<number, BatchEdit>): readonly number[] {
  return turns(plan).filter((at) => {
    const edit = newest.get(at);
    const state = itemState(progress, at, edit);
    if (isTakenOut(plan, newest, at)) return false;
    return state === 'left' || state === 'cancelled' || (state === 'failed' && edit?.state !== 'lost');
  });
}

export type Counts = Readonly<Record<ItemState, number>>;

/** How many items stand in each state. `newest` has the edit that counts, by the item. */
export function countItems(plan: BatchPlan, progress: BatchProgress, newest: ReadonlyMap<number, BatchEdit>): Counts {
  const counts = { waiting: 0, 'under-way': 0, done: 0, failed: 0, unknown: 0, cancelled: 0, left: 0, gone: 0 };
  for (const at of turns(plan)) counts[stateAmong(plan, progress, newest, at)] += 1;
  return counts;
}

/** Every item, from the first. */
export const turns = (plan: BatchPlan): readonly number[] => Array.from({ length: turnsOf(plan) }, (_, at) => at);
