// How a call of the window is declared: its argument, who answers it, and what it answers, in one entry.
import type { z } from 'zod';

/** `desktop`: it needs dialogs, the file manager or the browser. `window`: it only joins windows. All others are the studio's, also in the command. */
export type By = 'studio' | 'desktop' | 'window';

export type Entry<S extends z.ZodType = z.ZodType, R = unknown, B extends By = By> = {
  /** What is sent is parsed by it before anybody sees it. */
  readonly argument: S;
  readonly by: B;
  /** Never there: the type of the answer. */
  readonly answer?: () => R;
};

/** Declares a call by the schema of its argument, as in `call(schema).answers<R>()`; the studio answers it unless `by` says otherwise. */
export function call<S extends z.ZodType>(argument: S): { readonly answers: <R>() => Entry<S, R, 'studio'> };
export function call<S extends z.ZodType, B extends By>(argument: S, by: B): { readonly answers: <R>() => Entry<S, R, B> };
export function call(argument: z.ZodType, by: By = 'studio') {
  return { answers: () => ({ argument, by }) };
}
