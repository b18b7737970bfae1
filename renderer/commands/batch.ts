// Batches: what stands of one that is planned, and those that run. What is dropped for one is in batch-offer.ts, the sheet in batch-plan.ts.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { afterPilot, limitReachedDetail } from '../../app/batch/limits.ts';
import type { BatchStatus, ChainOffer, Gathering, StudioBridge } from '../../app/contract/contract.ts';
import type { Picture } from '../../app/edits/picture.ts';
import type { Parameters as Chosen } from '../../app/models/model.ts';
import { costOf, priceOf } from '../../app/price.ts';
import { bridge } from '../store/bridge.ts';
import { openPairs } from './approve.ts';
import { formatMoney } from '../text/format.ts';
import { text } from '../text/text.ts';
import { termOf } from '../store/filters.ts';
import { find } from '../store/library.ts';
import { mirrored } from '../store/mirror.ts';
import { dismissKey, tell, tellFailure } from '../store/toasts.ts';
import { showPage, view } from '../store/view.ts';

export type Offer = {
  readonly gathering: Gathering;
  readonly files: readonly File[];
  readonly folders: readonly File[];
  readonly at: number | null;
};

/** The steps that led to a picture, or a chain of the library. */
export type PlannedChain = {
  readonly of: { readonly id: string } | { readonly name: string };
  readonly steps: ChainOffer['steps'];
  readonly notes: ChainOffer['notes'];
  readonly approve: boolean;
};

/** An instruction with its model and parameters, in place of those of the compose pane. */
export type PlannedPreset = { readonly name: string; readonly prompt: string; readonly model: string; readonly parameters: Chosen };

/** What stands on the sheet. Numbers as they are typed. */
export type Plan = {
  readonly gathering: Gathering;
  readonly left: ReadonlySet<number>;
  /** Steps in place of one instruction; null of that. */
  readonly chain: PlannedChain | null;
  /** Null: model and parameters are those of the compose pane. */
  readonly preset: PlannedPreset | null;
  readonly prompt: string;
  readonly fixed: readonly Picture[];
  readonly set: string;
  readonly pilot: string | null;
  readonly limit: 'none' | 'pictures' | 'cost';
  readonly limitValue: string;
  readonly stopOn: 'trouble' | 'never';
  /** How it stood before anybody had typed. */
  readonly opened: Opened;
  /** It stands as the person left it. */
  readonly again: boolean;
};
export type Opened = Omit<Plan, 'opened' | 'again' | 'gathering' | 'left'>;

type Batching = {
  readonly offer: Offer | null;
  readonly plan: Plan | null;
  /** Sheets that were filled and left without an answer, one of a kind: nothing of them is lost until the person says so. */
  readonly kept: readonly Plan[];
  readonly sending: boolean;
  /** What is said of a batch of the same that has not ended, and asked about before another is begun; null where nothing is asked. */
  readonly begunBefore: string | null;
  /** Newest first. */
  readonly batches: readonly BatchStatus[];
  /** Ended ones that the person has put away. */
  readonly dismissed: ReadonlySet<string>;
};

export const batching = createStore<Batching>()(() => ({
  offer: null,
  plan: null,
  kept: [],
  sending: false,
  begunBefore: null,
  batches: [],
  dismissed: new Set(),
}));
export const useBatching = <T>(select: (now: Batching) => T): T => useStore(batching, select);

/** Keeps those that run in sight. Returns the function that stops listening. */
export function openBatching(): () => void {
  void list();
  const { on } = bridge();
  const stops = [on['batch.changed'](heard), on['library.changed'](({ state }) => (state === 'open' ? void list() : undefined))];
  return () => stops.forEach((stop) => stop());
}

const needsKey = (id: string): string => `batch-${id}`;

async function list(): Promise<void> {
  const reply = await bridge().call['batch.list']();
  if (reply.ok) batching.setState({ batches: reply.value });
}

/** What main says of a batch. That it has ended or needs the person is told, but for what is heard first of it. */
export function heard(status: BatchStatus): void {
  const { batches } = batching.getState();
  const before = batches.find(({ id }) => id === status.id);
  batching.setState({ batches: before === undefined ? [status, ...batches] : batches.map((one) => (one.id === status.id ? status : one)) });
  if (before === undefined || before.state === status.state) return;
  if (status.state === 'ended')
    tell(text.batch.over(status.set, status.counts.done, status.total), {
      action: { label: text.batch.look, run: () => void openPairs(status.id) },
    });
  else if (needsPerson(status) && !view.getState().queueOpen)
    tell(text.batch.needsYou(status.set), {
      tone: 'bad',
      key: needsKey(status.id),
      action: { label: text.window.show, run: () => view.setState({ queueOpen: true }) },
    });
  else dismissKey(needsKey(status.id));
}

/** A batch that does nothing until somebody decides. */
export const needsPerson = ({ state, interrupted, because }: BatchStatus): boolean =>
  interrupted || state === 'pilot' || (state === 'paused' && because !== null);

/** Those that the queue shows. */
export const shownBatches = ({ batches, dismissed }: Batching): readonly BatchStatus[] =>
  batches.filter(({ id, state }) => state !== 'cancelled' && !(state === 'ended' && dismissed.has(id)));

/** One that has ended leaves the list; nothing of it is lost. */
export const dismissBatch = (id: string): void => batching.setState(({ dismissed }) => ({ dismissed: new Set([...dismissed, id]) }));

/** Whether an edit is told of by its batch, so that it need not be told of by itself. */
export const isOfBatch = ({ batch }: { readonly batch?: { readonly id: string } }): boolean =>
  batch !== undefined && batching.getState().batches.some(({ id }) => id === batch.id);

/** What is still to be made of it is said to cost; null without a price or in a rehearsal. */
function restOf({ toMake, rehearsal }: BatchStatus): number | null {
  const { settings } = mirrored();
  const costs: readonly (number | null)[] = rehearsal
    ? [null]
    : Object.entries(toMake).map(([model, count]) => costOf(count, priceOf(settings, model)));
  return costs.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

/** As it is written. */
export function costOfRest(batch: BatchStatus): string | null {
  const cost = restOf(batch);
  return cost === null || cost === 0 ? null : formatMoney(cost, mirrored().settings.currency);
}

/** The limit at which it stands still, and what it must be for all that is still to be made; null where no limit of its own is why. */
export function limitToRaise(batch: BatchStatus): { readonly of: 'pictures' | 'cost'; readonly forAll: string } | null {
  const { because, limits, spent, counts } = batch;
  if (because?.detail !== limitReachedDetail) return null;
  if (limits.pictures !== null && spent >= limits.pictures) return { of: 'pictures', forAll: String(spent + counts.waiting) };
  return { of: 'cost', forAll: String(Math.ceil(((limits.cost ?? 0) + (restOf(batch) ?? 0)) * 100) / 100) };
}

/** How many steps of its chain are done, where it asks about the next one; else 0. */
export const stepsDone = ({ state, chain }: BatchStatus): number => (state === 'pilot' && chain !== null ? chain.next : 0);

/** What the person says yes to: the next step of a chain, or all that the pilot was for. */
export function approvalOf(batch: BatchStatus): string {
  const step = stepsDone(batch);
  if (step > 0) return text.chains.goOn(step + 1);
  const { rest, within } = afterPilot(batch);
  return within < rest ? text.batch.approveSome(within, rest) : text.batch.approve(rest);
}

type How = Omit<Parameters<StudioBridge['call']['batch.goOn']>[0], 'id'>;

/** `how`: with the pilot approved, other limits, past what failed, or that once more. A failure is told. */
export async function goOnWith(id: string, how: How = {}): Promise<void> {
  const reply = await bridge().call['batch.goOn']({ id, ...how });
  if (reply.ok) heard(reply.value);
  else tellFailure(reply.failure);
}

export async function pauseBatch(id: string): Promise<void> {
  const reply = await bridge().call['batch.pause']({ id });
  if (!reply.ok) tellFailure(reply.failure);
}

/** What was made of it stays. A failure is told. */
export async function cancelBatch(id: string): Promise<void> {
  const reply = await bridge().call['batch.cancel']({ id });
  if (!reply.ok) return tellFailure(reply.failure);
  batching.setState(({ batches }) => ({ batches: batches.filter((one) => one.id !== id) }));
}

/** Searches the set, in the library's full width. */
export function showSet({ set }: Pick<BatchStatus, 'set'>): void {
  view.setState({ queueOpen: false });
  showPage('library');
  void find(termOf('set', set));
}
