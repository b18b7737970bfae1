// The steps that led to a picture, for others; and the chains that are chosen, kept and thrown away on the sheet of a batch.
import type { ListedChain } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { bridge } from '../store/bridge.ts';
import { text } from '../text/text.ts';
import { batching } from './batch.ts';
import { changePlan, openPlan } from './batch-plan.ts';
import { chains, learnChains } from '../store/chain-list.ts';
import { tell, tellFailure } from '../store/toasts.ts';

/** Whether steps on the way to it may be taken again. */
export const canTakeStepsAgain = (edit: EditSummary | null): boolean =>
  edit !== null && edit.state === 'done' && edit.inputs.length > 0 && edit.editedIn === undefined;

/** How many of the edits on the way are steps: made from a picture, and not by another program. */
export const stepCountOf = (path: readonly EditSummary[]): number =>
  path.filter(({ inputs, editedIn }) => inputs.length > 0 && editedIn === undefined).length;

const nothing = { key: '', pictures: [], failures: [] };

/** Opens the sheet with the steps that led to an edit; its pictures are chosen there. */
export async function takeStepsAgain(edit: EditSummary | null): Promise<void> {
  if (edit === null || !canTakeStepsAgain(edit)) return;
  const reply = await bridge().call['chain.ofEdit']({ id: edit.id });
  if (!reply.ok) return tellFailure(reply.failure);
  chains.setState({ saved: null, taken: null });
  openPlan(nothing, { of: { id: edit.id }, ...reply.value, approve: false });
}

/** The first chain that can be read, or none yet. */
export function chooseChains(): void {
  const first = chains.getState().listed.find(({ failure }) => failure === null);
  chains.setState({ saved: null, taken: null });
  if (first !== undefined) chooseChain(first);
}

export function chooseChain({ name, steps }: ListedChain): void {
  const approve = batching.getState().plan?.chain?.approve ?? false;
  changePlan({ chain: { of: { name }, steps, notes: [], approve } });
}

/** Keeps the steps on the sheet under a name; a name that is taken is said first. */
export async function saveSteps(typed: string): Promise<void> {
  const of = batching.getState().plan?.chain?.of;
  const name = typed.trim();
  if (of === undefined || !('id' in of) || name === '') return;
  const replace = chains.getState().taken === name;
  if (!replace && chains.getState().listed.some((one) => one.name.toLowerCase() === name.toLowerCase()))
    return chains.setState({ taken: name });
  const reply = await bridge().call['chain.save']({ id: of.id, name, replace });
  if (!reply.ok) return tellFailure(reply.failure);
  chains.setState({ saved: reply.value.name, taken: null });
  changePlan({ set: reply.value.name });
  void learnChains();
}

export async function discardChain(name: string): Promise<void> {
  const reply = await bridge().call['chain.discard']({ name });
  if (!reply.ok) return tellFailure(reply.failure);
  tell(text.chains.discarded(name));
  await learnChains();
  const of = batching.getState().plan?.chain?.of;
  if (of === undefined || !('name' in of) || of.name !== name) return;
  const next = chains.getState().listed.find(({ failure }) => failure === null);
  if (next === undefined) changePlan({ chain: null });
  else chooseChain(next);
}
