// The ledger as far as it was asked for; main reads it off the records.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Sent } from '../../app/edits/ledger.ts';
import { bridge } from '../bridge.ts';
import { text } from '../text/text.ts';
import { show } from './stage.ts';
import { tell, tellFailure } from './toasts.ts';
import { showPage } from './view.ts';

const pageLines = 25;

type SentState = { readonly lines: readonly Sent[]; readonly more: boolean; readonly read: boolean };

const sent = createStore<SentState>()(() => ({ lines: [], more: false, read: false }));

export const useSent = (): SentState => useStore(sent);

/** Reads the newest lines anew. */
export async function readSent(): Promise<void> {
  const reply = await bridge().call['sent.list']({ offset: 0, count: pageLines });
  if (!reply.ok) return tellFailure(reply.failure);
  sent.setState({ ...reply.value, read: true });
}

export async function readMoreSent(): Promise<void> {
  const before = sent.getState().lines;
  const reply = await bridge().call['sent.list']({ offset: before.length, count: pageLines });
  if (!reply.ok) return tellFailure(reply.failure);
  sent.setState({ lines: [...before, ...reply.value.lines], more: reply.value.more });
}

export async function exportSent(): Promise<void> {
  const reply = await bridge().call['sent.export']();
  if (!reply.ok) return tellFailure(reply.failure);
  if (reply.value !== null) tell(text.settings.sent.exported(reply.value));
}

export function showSent(editId: string): void {
  showPage('stage');
  show(editId);
}
