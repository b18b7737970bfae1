// Finish on a better model: the request of a draft sent to the model that takes over, once the person has read that it will be another picture.
import { createStore } from 'zustand/vanilla';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { Model } from '../../app/models/model.ts';
import { findModel } from '../../app/models/models.ts';
import { carriedTo } from '../../app/models/recorded.ts';
import { bridge } from '../store/bridge.ts';
import { text } from '../text/text.ts';
import { stageNew } from '../store/stage.ts';
import { speak, tellFailure } from '../store/toasts.ts';

type Draft = Pick<EditSummary, 'id' | 'model' | 'parameters'>;

export type FinishState =
  | { readonly kind: 'idle' }
  /** One intent for one question: pressed twice, it is one edit. */
  | { readonly kind: 'asking' | 'sending' | 'paid-before'; readonly draft: Draft; readonly model: Model; readonly intent: string };

export const finish = createStore<{ readonly now: FinishState }>()(() => ({ now: { kind: 'idle' } }));

/** The model that takes over a draft; null for what is no finished draft. */
export function finishOf(edit: EditSummary | null): Model | null {
  if (edit === null || edit.state !== 'done' || edit.editedIn !== undefined) return null;
  return findModel(findModel(edit.model)?.finishOn ?? '');
}

export function askFinish(edit: EditSummary | null): void {
  const model = finishOf(edit);
  if (edit === null || model === null || finish.getState().now.kind !== 'idle') return;
  finish.setState({ now: { kind: 'asking', draft: edit, model, intent: crypto.randomUUID() } });
}

/** What is sent to the model that takes over. */
export const askedOf = (draft: Draft, model: Model) => ({ model: model.id, parameters: carriedTo(model, draft) });

export async function finishNow(): Promise<void> {
  const { now } = finish.getState();
  if (now.kind !== 'asking' && now.kind !== 'paid-before') return;
  const { draft, model, intent } = now;
  const evenIfPaid = now.kind === 'paid-before';
  finish.setState({ now: { ...now, kind: 'sending' } });
  let next: FinishState = { kind: 'idle' };
  try {
    const reply = await bridge().call['edit.finish']({ id: draft.id, model: model.id, intent, evenIfPaid });
    if (reply.ok) {
      speak(text.window.live.started(reply.value.ids.length));
      const [first] = reply.value.ids;
      if (first !== undefined) stageNew(first, null);
    } else if (reply.failure.kind === 'paid-before') next = { ...now, kind: 'paid-before' };
    else tellFailure(reply.failure);
  } finally {
    finish.setState({ now: next });
  }
}

export function leaveFinish(): void {
  const { kind } = finish.getState().now;
  if (kind === 'asking' || kind === 'paid-before') finish.setState({ now: { kind: 'idle' } });
}
