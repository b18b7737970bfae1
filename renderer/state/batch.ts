// Batches: what was dropped for one and not yet decided, the sheet it is planned on, and those that run.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { unknownFields } from '../../app/batch/fields.ts';
import type { BatchStatus, Gathering, Picture } from '../../app/ipc.ts';
import { mostInputs } from '../../app/models/roles.ts';
import { costOf, priceOf } from '../../app/price.ts';
import { bridge } from '../bridge.ts';
import { formatMoney } from '../text/format.ts';
import { text } from '../text/text.ts';
import { draft, draftModel, parameterTrouble } from './draft.ts';
import { termOf } from './filters.ts';
import { find } from './library.ts';
import { importPictures } from './library-work.ts';
import { mirrored } from './mirror.ts';
import { report, takeFiles } from './pictures.ts';
import { dismissKey, speak, tell, tellFailure } from './toasts.ts';
import { showPage, view } from './view.ts';

type Offer = {
  readonly gathering: Gathering;
  readonly files: readonly File[];
  readonly folders: readonly File[];
  readonly at: number | null;
};

/** What stands on the sheet. Numbers as they are typed. */
export type Plan = {
  readonly gathering: Gathering;
  readonly left: ReadonlySet<number>;
  readonly prompt: string;
  readonly fixed: readonly Picture[];
  readonly set: string;
  readonly pilot: string | null;
  readonly limit: 'none' | 'pictures' | 'cost';
  readonly limitValue: string;
  readonly stopOn: 'trouble' | 'never';
};

type Batching = {
  readonly offer: Offer | null;
  readonly plan: Plan | null;
  readonly sending: boolean;
  /** Newest first. */
  readonly batches: readonly BatchStatus[];
  /** Ended ones that the person has put away. */
  readonly dismissed: ReadonlySet<string>;
};

export const batching = createStore<Batching>()(() => ({ offer: null, plan: null, sending: false, batches: [], dismissed: new Set() }));
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

function heard(status: BatchStatus): void {
  const { batches } = batching.getState();
  const before = batches.find(({ id }) => id === status.id);
  batching.setState({ batches: before === undefined ? [status, ...batches] : batches.map((one) => (one.id === status.id ? status : one)) });
  if (before === undefined || before.state === status.state) return;
  if (status.state === 'ended')
    tell(text.batch.over(status.set, status.counts.done, status.total), { action: { label: text.batch.show, act: () => showSet(status) } });
  else if (needsPerson(status) && !view.getState().queueOpen)
    tell(text.batch.needsYou(status.set), {
      tone: 'bad',
      key: needsKey(status.id),
      action: { label: text.window.show, act: () => view.setState({ queueOpen: true }) },
    });
  else dismissKey(needsKey(status.id));
}

/** A batch that does nothing until somebody decides. */
export const needsPerson = ({ state, interrupted, because }: BatchStatus): boolean =>
  interrupted || state === 'pilot' || (state === 'paused' && because !== null);

/** Those that the queue shows. */
export const shownBatches = ({ batches, dismissed }: Batching): readonly BatchStatus[] =>
  batches.filter(({ id, state }) => state !== 'cancelled' && !(state === 'ended' && dismissed.has(id)));

export const dismissBatch = (id: string): void => batching.setState(({ dismissed }) => ({ dismissed: new Set([...dismissed, id]) }));

/** Whether an edit is told of by its batch, so that it need not be told of by itself. */
export const isOfBatch = ({ batch }: { readonly batch?: { readonly id: string } }): boolean =>
  batch !== undefined && batching.getState().batches.some(({ id }) => id === batch.id);

/** A folder, or more pictures than an edit has places: asked about once. False where they can be nothing but inputs. */
export function offerBatch(files: readonly File[], folders: readonly File[], at: number | null): boolean {
  const few = files.length <= mostInputs(draftModel());
  if (few && folders.length === 0 && !files.some(mayBeFolder)) return false;
  const paths = [...files, ...folders].map((file) => bridge().pathForFile(file));
  // Without a path there is only what the page holds of it.
  if (paths.includes('')) return false;
  void gather(paths, { files, folders, at });
  return true;
}

/** Some systems do not tell a folder from a file that has no ending. */
const mayBeFolder = ({ type, name }: File): boolean => type === '' && !/\.\w{2,5}$/.test(name);

async function gather(paths: string[], given: Omit<Offer, 'gathering'>): Promise<void> {
  const reading = 'batch-reading';
  tell(text.batch.reading, { key: reading });
  const reply = await bridge()
    .call['batch.gather']({ paths })
    .finally(() => dismissKey(reading));
  if (reply.ok && (reply.value.pictures.length > 1 || given.folders.length > 0))
    return batching.setState({ offer: { ...given, gathering: reply.value } });
  // One picture without an ending, or nothing that is one: the places say what is wrong with it.
  if (given.folders.length === 0) void takeFiles(given.files, given.folders, given.at);
  else if (!reply.ok) tellFailure(reply.failure);
}

export const leaveOffer = (): void => batching.setState({ offer: null });

/** All of it for one edit: into its places, and what is over into the tray. */
export function takeAsInputs(): void {
  const { offer } = batching.getState();
  leaveOffer();
  if (offer !== null) void takeFiles(offer.files, offer.folders, offer.at);
}

/** The folder's pictures with the recipes that they carry. */
export function importOffered(): void {
  const { offer } = batching.getState();
  const folder = offer?.folders[0] === undefined ? '' : bridge().pathForFile(offer.folders[0]);
  leaveOffer();
  if (folder !== '') void importPictures({ folder, move: false });
}

/** Opens the sheet for what was offered, with the words and settings that stand in the compose pane. */
export function planBatch(): void {
  const { offer } = batching.getState();
  if (offer === null) return;
  report(offer.gathering.failures);
  batching.setState({
    offer: null,
    plan: {
      gathering: offer.gathering,
      left: new Set(),
      prompt: draft.getState().prompt,
      fixed: [],
      set: '',
      pilot: offer.gathering.pictures.length > 3 ? '3' : null,
      limit: 'none',
      limitValue: '',
      stopOn: 'trouble',
    },
  });
}

export const changePlan = (change: Partial<Plan>): void =>
  batching.setState(({ plan }) => (plan === null ? {} : { plan: { ...plan, ...change } }));
export const closePlan = (): void => batching.setState({ plan: null });

export function tick(at: number, chosen: boolean): void {
  const { plan } = batching.getState();
  if (plan === null) return;
  const left = new Set(plan.left);
  if (chosen) left.delete(at);
  else left.add(at);
  changePlan({ left });
}

export async function addFixed(): Promise<void> {
  for (const { key } of await bridge().call['picture.pick']()) {
    const { pictures, failures } = await bridge().call['picture.takeNamed']({ key });
    report(failures);
    const fixed = batching.getState().plan?.fixed ?? [];
    changePlan({ fixed: [...fixed, ...pictures].slice(0, mostInputs(draftModel()) - 1) });
  }
}

const wholeOf = (typed: string): number | null => (/^\d{1,6}$/.test(typed.trim()) && Number(typed) > 0 ? Number(typed) : null);
const amountOf = (typed: string): number | null =>
  /^\d{1,9}(?:[.,]\d{1,6})?$/.test(typed.trim()) && Number(typed.replace(',', '.')) > 0 ? Number(typed.replace(',', '.')) : null;

export const countOf = ({ gathering, left }: Plan): number => gathering.pictures.length - left.size;

/** The pilot, where it is fewer than all. */
export function pilotOf(plan: Plan): number | null {
  const pilot = plan.pilot === null ? null : wholeOf(plan.pilot);
  return pilot !== null && pilot < countOf(plan) ? pilot : null;
}

/** Why it cannot be run as it stands; null when it can. */
export type Cannot = 'no-prompt' | 'unknown-words' | 'no-picture' | 'pilot' | 'limit' | 'no-price' | 'parameters';
export function whyNotBatch(plan: Plan): Cannot | null {
  if (plan.prompt.trim() === '') return 'no-prompt';
  if (unknownFields(plan.prompt).length > 0) return 'unknown-words';
  if (countOf(plan) === 0) return 'no-picture';
  if (plan.pilot !== null && wholeOf(plan.pilot) === null) return 'pilot';
  const { settings, service } = mirrored();
  if (plan.limit === 'cost' && !service.rehearsal && priceOf(settings, draft.getState().model) === null) return 'no-price';
  if (plan.limit === 'pictures' && wholeOf(plan.limitValue) === null) return 'limit';
  if (plan.limit === 'cost' && amountOf(plan.limitValue) === null) return 'limit';
  return parameterTrouble(draft.getState()) === null ? null : 'parameters';
}

/** What so many edits are said to cost, as it is written; null without a price or in a rehearsal. */
export function costWords(count: number): string | null {
  const { settings, service } = mirrored();
  const cost = service.rehearsal ? null : costOf(count, priceOf(settings, draft.getState().model));
  return cost === null ? null : formatMoney(cost, settings.currency);
}

export async function runBatch(): Promise<void> {
  const { plan, sending } = batching.getState();
  if (plan === null || sending || whyNotBatch(plan) !== null) return;
  batching.setState({ sending: true });
  const { model, parameters } = draft.getState();
  const count = countOf(plan);
  try {
    const reply = await bridge().call['batch.start']({
      gathering: plan.gathering.key,
      chosen: plan.gathering.pictures.flatMap((_, at) => (plan.left.has(at) ? [] : [at])),
      request: { model, prompt: plan.prompt, parameters, pictures: [...plan.fixed] },
      pilot: pilotOf(plan),
      limits: {
        pictures: plan.limit === 'pictures' ? wholeOf(plan.limitValue) : null,
        cost: plan.limit === 'cost' ? amountOf(plan.limitValue) : null,
      },
      stopOn: plan.stopOn,
      set: plan.set.trim() || null,
      project: mirrored().settings.project,
    });
    if (!reply.ok) return tellFailure(reply.failure);
    heard(reply.value);
    closePlan();
    speak(text.batch.begun(count));
    view.setState({ queueOpen: true });
  } finally {
    batching.setState({ sending: false });
  }
}

type How = { readonly approve?: boolean; readonly past?: boolean; readonly retry?: boolean };

export async function goOnWith(id: string, how: How = {}): Promise<void> {
  const reply = await bridge().call['batch.goOn']({ id, ...how });
  if (reply.ok) heard(reply.value);
  else tellFailure(reply.failure);
}

export async function pauseBatch(id: string): Promise<void> {
  const reply = await bridge().call['batch.pause']({ id });
  if (!reply.ok) tellFailure(reply.failure);
}

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
