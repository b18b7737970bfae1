// The contract between the processes: every call a window may make, every event main may send. Plain JSON only; pixels travel by studio:// address.
// A call is one entry in the file of its domain and one function of main.
import type { z } from 'zod';
import { batchCalls } from './batch-calls.ts';
import { chainCalls } from './chain-calls.ts';
import { editCalls } from './edit-calls.ts';
import { exportCalls } from './export-calls.ts';
import { handoffCalls } from './handoff-calls.ts';
import { keepCalls } from './keep-calls.ts';
import { libraryCalls } from './library-calls.ts';
import { picturesCalls } from './pictures-calls.ts';
import { sentCalls } from './sent-calls.ts';
import { studioCalls } from './studio-calls.ts';
import { watchedCalls } from './watched-calls.ts';
import { wordsCalls } from './words-calls.ts';
import type { By, Entry } from './call.ts';
import type { EventName, EventPayloads } from './events.ts';

export type * from './batch.ts';
export type * from './drafts.ts';
export type * from './edits.ts';
export type * from './events.ts';
export type * from './keep.ts';
export type * from './library.ts';
export type * from './status.ts';
export type * from './words.ts';

export const calls = {
  ...batchCalls,
  ...chainCalls,
  ...editCalls,
  ...exportCalls,
  ...handoffCalls,
  ...keepCalls,
  ...libraryCalls,
  ...picturesCalls,
  ...sentCalls,
  ...studioCalls,
  ...watchedCalls,
  ...wordsCalls,
};

export type CallName = keyof typeof calls;
export type CallArgument<N extends CallName> = z.infer<(typeof calls)[N]['argument']>;
export type CallAnswer<N extends CallName> = (typeof calls)[N] extends Entry<z.ZodType, infer R> ? R : never;
/** The calls that are answered by one of the three. */
export type CallsBy<B extends By> = { [N in CallName]: (typeof calls)[N] extends Entry<z.ZodType, unknown, B> ? N : never }[CallName];
export type Call<N extends CallName> =
  undefined extends CallArgument<N> ? () => Promise<CallAnswer<N>> : (argument: CallArgument<N>) => Promise<CallAnswer<N>>;

/** What the preload puts at `window.studio`, frozen. */
export type StudioBridge = {
  readonly call: { readonly [N in CallName]: Call<N> };
  /** Adds a listener and returns the function that removes it. */
  readonly on: { readonly [N in EventName]: (listener: (payload: EventPayloads[N]) => void) => () => void };
  /** Absolute path of a dropped or pasted file; "" when it has none. */
  readonly pathForFile: (file: unknown) => string;
};

/** Handlers as main serves them: one function a call. */
export type CallHandlers = { readonly [N in CallName]: (argument: CallArgument<N>) => Promise<CallAnswer<N>> };
