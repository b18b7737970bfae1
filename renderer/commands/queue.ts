// Acts on the queue, and the edits that ended badly while the window was open: they stay listed until dismissed.
import { createStore } from 'zustand/vanilla';
import type { Reply } from '../../app/failure.ts';
import type { Ran } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { bridge } from '../store/bridge.ts';
import { show, stage } from '../store/stage.ts';
import { tellFailure } from '../store/toasts.ts';

export const troubles = createStore<{ readonly ids: readonly string[] }>()(() => ({ ids: [] }));

/** Whether it ended by the person's own word, who need not be told of it. */
export const isGivenUp = ({ state, requestId }: Pick<EditSummary, 'state' | 'requestId'>): boolean =>
  state === 'lost' && requestId === null;

/** Lists an edit that ended badly, or whose result is its input; any other is left alone. */
export function noteTrouble(edit: EditSummary): void {
  if (isGivenUp(edit)) return;
  if (edit.state !== 'failed' && edit.state !== 'blocked' && edit.state !== 'lost' && edit.unchanged !== true) return;
  troubles.setState(({ ids }) => ({ ids: [edit.id, ...ids.filter((id) => id !== edit.id)].slice(0, 20) }));
}

export const dropTrouble = (id: string): void => troubles.setState(({ ids }) => ({ ids: ids.filter((one) => one !== id) }));

/** Tells a failure. Whether there was none. */
export async function say(reply: Promise<Reply<unknown>>): Promise<boolean> {
  const answer = await reply;
  if (!answer.ok) tellFailure(answer.failure);
  return answer.ok;
}

export const pause = (paused: boolean): void => void bridge().call['queue.pause']({ paused });
export const release = (): void => void bridge().call['queue.release']();
export const runNext = (id: string): void => void say(bridge().call['edit.runNext']({ id }));
export const forget = (id: string): void => void say(bridge().call['edit.forget']({ id }));
export const nameRequest = (id: string, requestId: string): Promise<boolean> => say(bridge().call['edit.nameRequest']({ id, requestId }));
export const checkAgain = (id: string): void => void say(bridge().call['edit.checkAgain']({ id }));

/** One press, one intent: a button that is pressed twice, or while the first press is on its way, makes one edit. */
const doublePressMs = 1000;
const pressed = new Set<string>();

async function once(id: string, run: (intent: string) => Promise<Reply<Ran>>): Promise<void> {
  if (pressed.has(id)) return;
  pressed.add(id);
  try {
    const reply = await run(crypto.randomUUID());
    if (!reply.ok) return tellFailure(reply.failure);
    dropTrouble(id);
    const [made] = reply.value.ids;
    if (made !== undefined && stage.getState().shown?.id === id) show(made);
  } finally {
    setTimeout(() => pressed.delete(id), doublePressMs);
  }
}

export const retry = (id: string): Promise<void> => once(id, (intent) => bridge().call['edit.retry']({ id, intent }));
export const sendAgain = (id: string): Promise<void> => once(id, (intent) => bridge().call['edit.sendAgain']({ id, intent }));
