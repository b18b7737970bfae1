// What was spent today and this month, asked for whenever something was sent or ended.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { Sum } from '../../app/money/spent.ts';
import { bridge } from './bridge.ts';

/** Null until it is known, and while the library is away. */
type SpentNow = { readonly day: Sum; readonly month: Sum } | null;

const spent = createStore<{ readonly now: SpentNow }>()(() => ({ now: null }));

export const useSpent = (): SpentNow => useStore(spent, ({ now }) => now);

let turn = 0;

export async function readSpent(): Promise<void> {
  const mine = ++turn;
  const reply = await bridge().call['sent.now']();
  // Quiet: whatever troubles the library is told elsewhere.
  if (mine === turn) spent.setState({ now: reply.ok ? reply.value : null });
}

const soonMs = 400;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Hears once for all that was sent or ended within a moment. Returns the function that stops. */
export function onSpent(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** An edit moved: it may have left, or its charge may be known now. */
export function noteSpent(edit: Pick<EditSummary, 'sentAt' | 'rehearsal'>): void {
  if (edit.sentAt !== null && !edit.rehearsal) readSpentSoon();
}

/** Whoever shows sums asks for them in a moment. */
export function readSpentSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => listeners.forEach((listener) => listener()), soonMs);
}
