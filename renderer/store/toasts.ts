// Short messages that come and go, and the line read aloud. What needs a decision is never only here.
import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../app/failure.ts';
import { failureText } from '../text/text.ts';

export type Toast = {
  readonly id: number;
  /** A later message of the same key takes its place. */
  readonly key: string | null;
  readonly tone: 'plain' | 'bad';
  readonly message: string;
  readonly details: readonly string[];
  readonly action: { readonly label: string; readonly run: () => void } | null;
  /** Until it is taken away by its key: it tells of what is still going on. */
  readonly stays: boolean;
};

export const toasts = createStore<{ readonly shown: readonly Toast[]; readonly spoken: string }>()(() => ({ shown: [], spoken: '' }));

let nextId = 1;
const maxAtOnce = 3;

export function dismiss(id: number): void {
  toasts.setState(({ shown }) => ({ shown: shown.filter((toast) => toast.id !== id) }));
}

export function dismissKey(key: string): void {
  toasts.setState(({ shown }) => ({ shown: shown.filter((toast) => toast.key !== key) }));
}

/** Takes away what leads to something that is there no longer, but for the keys that are named. */
export function dismissOffers(but: readonly string[]): void {
  toasts.setState(({ shown }) => ({ shown: shown.filter(({ action, key }) => action === null || (key !== null && but.includes(key))) }));
}

/** Shows a sentence. One of the same words or key goes, and the oldest where there are too many. */
export function tell(message: string, more: Partial<Omit<Toast, 'id' | 'message'>> = {}): void {
  const toast: Toast = { id: nextId++, key: null, tone: 'plain', details: [], action: null, stays: false, ...more, message };
  toasts.setState(({ shown }) => ({
    shown: [...shown.filter((one) => one.message !== message && (one.key === null || one.key !== toast.key)), toast].slice(-maxAtOnce),
  }));
}

/** Shows what failed, longer than other sentences. */
export const tellFailure = (failure: Failure): void => tell(failureText(failure), { tone: 'bad' });

/** Reads a sentence aloud without showing it. */
export const speak = (sentence: string): void => toasts.setState({ spoken: sentence });
