// The sheet on which a batch is planned: its pictures, its one instruction or its steps, and what guards it.
import { problemOfFields } from '../../app/batch/fields.ts';
import { maxOrganised } from '../../app/edits/labels.ts';
import type { Gathering } from '../../app/contract/contract.ts';
import type { Model, Parameters } from '../../app/models/model.ts';
import { findModel } from '../../app/models/models.ts';
import { maxInputs } from '../../app/models/roles.ts';
import { typedAmount } from '../../app/money/typed-amount.ts';
import { costOfSteps } from '../../app/price.ts';
import { bridge } from '../store/bridge.ts';
import { formatMoney } from '../text/format.ts';
import { failureText, text } from '../text/text.ts';
import { batching, heard } from './batch.ts';
import type { Opened, Plan, PlannedChain, PlannedPreset } from './batch.ts';
import { learnChains } from '../store/chain-list.ts';
import { draft, draftModel, parameterTrouble } from '../store/draft.ts';
import { mirrored } from '../store/mirror.ts';
import { report } from './pictures.ts';
import { selection } from '../store/selection.ts';
import { dismissKey, speak, tell, tellFailure } from '../store/toasts.ts';
import { view } from '../store/view.ts';

/** Opens the sheet. One of the same kind that was left as it was filled stands there again, with these pictures. */
export function openPlan(gathering: Gathering, chain: PlannedChain | null, preset: PlannedPreset | null = null): void {
  void learnChains();
  const opened: Opened = {
    chain,
    preset,
    prompt: preset?.prompt ?? draft.getState().prompt,
    fixed: [],
    set: '',
    pilot: gathering.pictures.length > 3 && chain === null ? '3' : null,
    limit: 'none',
    limitValue: '',
    stopOn: 'trouble',
  };
  const { kept } = batching.getState();
  const left = kept.find((one) => kindOf(one.opened) === kindOf(opened));
  if (left === undefined) return batching.setState({ offer: null, plan: { ...opened, gathering, left: new Set(), opened, again: false } });
  const pictures = gathering.pictures.length === 0 ? {} : { gathering, left: leftOf(left, gathering) };
  batching.setState({ offer: null, kept: kept.filter((one) => one !== left), plan: { ...left, ...pictures, again: true } });
}

/** What it was opened for: what is typed for the steps of one picture is not meant for those of another. */
const kindOf = ({ chain, preset }: Pick<Opened, 'chain' | 'preset'>): string => JSON.stringify([chain?.of, preset?.name]);

/** Which of these were unticked before. */
function leftOf({ gathering, left }: Plan, next: Gathering): ReadonlySet<number> {
  const out = new Set(gathering.pictures.filter((_, at) => left.has(at)).map(({ sha256 }) => sha256));
  return new Set(next.pictures.flatMap(({ sha256 }, at) => (out.has(sha256) ? [at] : [])));
}

/** Other pictures in place of those that are there, as they are now. Where none of them is one, those stay. */
export function takeGathered(gathering: Gathering): void {
  const { plan } = batching.getState();
  if (plan === null) return;
  if (gathering.pictures.length === 0 && plan.gathering.pictures.length > 0) return report(gathering.failures);
  changePlan({ gathering, left: leftOf(plan, gathering) });
}

/** Whether anything stands on it that would have to be done again. */
export const isFilled = (plan: Plan): boolean =>
  plan.again ||
  plan.left.size > 0 ||
  (Object.keys(plan.opened) as (keyof Opened)[]).some((key) => JSON.stringify(plan[key]) !== JSON.stringify(plan.opened[key]));

/** Escape, or a press beside the sheet, asks for nothing: what was filled is put away as it is, and comes back. */
export function leavePlan(): void {
  const { plan, kept } = batching.getState();
  if (plan === null) return;
  if (!isFilled(plan)) return closePlan();
  batching.setState({ plan: null, kept: [...kept, plan] });
  tell(text.batch.putAway, { key: keptKey, action: { label: text.batch.openAgain, run: () => openKept(plan) } });
}

const keptKey = 'batch-kept';

/** Nothing while another plan is open. */
export function openKept(plan: Plan): void {
  const { kept, plan: now } = batching.getState();
  if (now !== null || !kept.includes(plan)) return;
  dismissKey(keptKey);
  void learnChains();
  view.setState({ queueOpen: false });
  batching.setState({ kept: kept.filter((one) => one !== plan), plan: { ...plan, again: true } });
}

export function discardKept(plan: Plan): void {
  dismissKey(keptKey);
  batching.setState(({ kept }) => ({ kept: kept.filter((one) => one !== plan) }));
}

/** Its pictures, and nothing that was typed or ticked. */
export const clearPlan = (): void =>
  batching.setState(({ plan }) => (plan === null ? {} : { plan: { ...plan, ...plan.opened, left: new Set(), again: false } }));

/** More than main gathers at a time, which is said. */
function isTooMany(count: number): boolean {
  if (count > maxOrganised) tell(text.window.grid.tooMany(maxOrganised));
  return count > maxOrganised;
}

/** Edits of the library: one edit of each result, or the steps of a chain. */
export async function planSelected(ids: readonly string[]): Promise<void> {
  if (isTooMany(ids.length)) return;
  const reply = await bridge().call['batch.gatherEdits']({ ids: [...ids] });
  if (reply.ok) openPlan(reply.value, null);
  else tellFailure(reply.failure);
}

/** The selected edits in place of the pictures that are there. */
export async function gatherSelected(): Promise<void> {
  const { ids } = selection.getState();
  if (isTooMany(ids.size)) return;
  const reply = await bridge().call['batch.gatherEdits']({ ids: [...ids] });
  if (reply.ok) takeGathered(reply.value);
  else tellFailure(reply.failure);
}

export async function pickForPlan(folder: boolean): Promise<void> {
  const reply = await bridge().call['batch.pick']({ folder });
  if (!reply.ok) return tellFailure(reply.failure);
  if (reply.value !== null) takeGathered(reply.value);
}

/** The words, model and parameters of a preset; null: those settings of the compose pane again, and the words as they stand. */
export function takePreset(preset: PlannedPreset | null): void {
  const { plan } = batching.getState();
  if (plan === null) return;
  changePlan(preset === null ? { preset } : { preset, prompt: preset.prompt });
  // Another model may have fewer places.
  changePlan({ fixed: plan.fixed.slice(0, Math.max(0, maxInputs(modelOfPlan(batching.getState().plan)) - 1)) });
}

/** With which model and parameters its one instruction goes. */
export const askedOf = ({ preset }: Pick<Plan, 'preset'>): { readonly model: string; readonly parameters: Parameters } =>
  preset ?? draft.getState();
const modelOfPlan = (plan: Plan | null): Model => (plan?.preset == null ? null : findModel(plan.preset.model)) ?? draftModel();

export const changePlan = (change: Partial<Plan>): void =>
  batching.setState(({ plan }) => (plan === null ? {} : { plan: { ...plan, ...change } }));
/** The person says that it is not wanted. */
export const closePlan = (): void => batching.setState({ plan: null });

export function tick(at: number, chosen: boolean): void {
  const { plan } = batching.getState();
  if (plan === null) return;
  const left = new Set(plan.left);
  if (chosen) left.delete(at);
  else left.add(at);
  changePlan({ left });
}

/** Asks for files by the dialog of the system. Those that do not fit any more are left out, what could not be read is told. */
export async function addFixed(): Promise<void> {
  for (const { key } of await bridge().call['picture.pick']()) {
    const { pictures, failures } = await bridge().call['picture.takeNamed']({ key });
    report(failures);
    const fixed = batching.getState().plan?.fixed ?? [];
    changePlan({ fixed: [...fixed, ...pictures].slice(0, maxInputs(modelOfPlan(batching.getState().plan)) - 1) });
  }
}

/** A whole number from 1 on, of at most six digits, as it was typed; else null. */
export const wholeOf = (typed: string): number | null => (/^\d{1,6}$/.test(typed.trim()) && Number(typed) > 0 ? Number(typed) : null);
/** An amount above 0, as it was typed; else null. */
export function amountOf(typed: string): number | null {
  const amount = typedAmount(typed);
  return amount !== null && amount > 0 ? amount : null;
}

/** Pictures that are ticked. */
export const countOf = ({ gathering, left }: Plan): number => gathering.pictures.length - left.size;

/** The pilot, where it is fewer than all. */
export function pilotOf(plan: Plan): number | null {
  const pilot = plan.pilot === null ? null : wholeOf(plan.pilot);
  return pilot !== null && pilot < countOf(plan) ? pilot : null;
}

/** Why it cannot be run as it stands; null when it can. */
export type Cannot = 'no-chain' | 'no-prompt' | 'unknown-words' | 'no-picture' | 'pilot' | 'limit' | 'no-price' | 'parameters';
/** The first thing in the way, in the order of the sheet. */
export function whyNotBatch(plan: Plan): Cannot | null {
  const why = plan.chain === null ? whyNotPrompt(plan.prompt) : plan.chain.steps.length === 0 ? 'no-chain' : null;
  if (why !== null) return why;
  if (countOf(plan) === 0) return 'no-picture';
  if (plan.pilot !== null && wholeOf(plan.pilot) === null) return 'pilot';
  const whyLimit = whyNotLimit(plan);
  if (whyLimit !== null) return whyLimit;
  return plan.chain !== null || parameterTrouble(askedOf(plan)) === null ? null : 'parameters';
}

function whyNotPrompt(prompt: string): Cannot | null {
  if (prompt.trim() === '') return 'no-prompt';
  return problemOfFields(prompt) !== null ? 'unknown-words' : null;
}

/** An amount cannot be kept to where prices are not known; a rehearsal costs nothing. */
function whyNotLimit(plan: Plan): Cannot | null {
  const { settings, service } = mirrored();
  if (plan.limit === 'cost' && !service.rehearsal && costOfSteps(settings, stepsOfPlan(plan), 1) === null) return 'no-price';
  if (plan.limit === 'pictures' && wholeOf(plan.limitValue) === null) return 'limit';
  return plan.limit === 'cost' && amountOf(plan.limitValue) === null ? 'limit' : null;
}

/** The models that each picture goes to, one after the other. */
const stepsOfPlan = (plan: Plan): readonly { readonly model: string }[] => plan.chain?.steps ?? [askedOf(plan)];

/** Each picture goes through each step. */
export const editsOf = (plan: Plan): number => countOf(plan) * stepsOfPlan(plan).length;

/** What all of its edits are said to cost, as it is written; null without a price or in a rehearsal. */
export function costOfPlan(plan: Plan): string | null {
  const { settings, service } = mirrored();
  const cost = service.rehearsal ? null : costOfSteps(settings, stepsOfPlan(plan), countOf(plan));
  return cost === null ? null : formatMoney(cost, settings.currency);
}

/** The other batch is looked at: the sheet is put away as it is. */
export function showBegun(): void {
  batching.setState({ begunBefore: null });
  leavePlan();
  view.setState({ queueOpen: true });
}

export const askNoMore = (): void => batching.setState({ begunBefore: null });

/**
 * Starts it and closes the sheet, once for several presses. Where that fails, which is told, the sheet stays as it is. A batch of the same that has not ended is
 * asked about first: `evenIfBegun` is the answer.
 */
export async function runBatch(evenIfBegun = false): Promise<void> {
  const { plan, sending } = batching.getState();
  if (plan === null || sending || whyNotBatch(plan) !== null) return;
  batching.setState({ sending: true, begunBefore: null });
  const { model, parameters } = askedOf(plan);
  const count = countOf(plan);
  try {
    const guarded = {
      gathering: plan.gathering.key,
      chosen: plan.gathering.pictures.flatMap((_, at) => (plan.left.has(at) ? [] : [at])),
      pilot: pilotOf(plan),
      limits: {
        pictures: plan.limit === 'pictures' ? wholeOf(plan.limitValue) : null,
        cost: plan.limit === 'cost' ? amountOf(plan.limitValue) : null,
      },
      stopOn: plan.stopOn,
      set: plan.set.trim() || null,
      project: mirrored().settings.project,
      ...(evenIfBegun ? { evenIfBegun } : {}),
    };
    const reply =
      plan.chain === null
        ? await bridge().call['batch.start']({
            ...guarded,
            request: { model, prompt: plan.prompt, parameters: { ...parameters }, pictures: [...plan.fixed] },
          })
        : await bridge().call['chain.start']({ ...guarded, of: plan.chain.of, approve: plan.chain.approve });
    if (!reply.ok && reply.failure.kind === 'paid-before') return batching.setState({ begunBefore: failureText(reply.failure) });
    if (!reply.ok) return tellFailure(reply.failure);
    heard(reply.value);
    closePlan();
    speak(text.batch.begun(count));
    view.setState({ queueOpen: true });
  } finally {
    batching.setState({ sending: false });
  }
}
