// The calls about earlier words, presets and snippets.
import { call } from './call.ts';
import { z } from 'zod';
import { parametersSchema } from '../edits/record.ts';
import type { Reply } from '../failure.ts';
import { isFileName, maxPromptLetters, savedKinds } from '../presets/saved.ts';
import type { Saved } from '../presets/saved.ts';
import { none } from './schemas.ts';
import { wordOrders } from './words.ts';
import type { EarlierFound } from './words.ts';

const kind = z.enum(savedKinds);
/** As a person types one: what is no name is refused with a sentence. */
const typed = z.string().min(1).max(255);
/** Also of files that nobody here would call so. */
const name = typed.refine(isFileName);

export const wordsCalls = {
  /** `query`: beginnings of words that are all in an instruction. */
  'words.earlier': call(
    z.object({
      query: z.string().max(2000),
      order: z.enum(wordOrders),
      offset: z.number().int().min(0),
      count: z.number().int().min(1).max(200),
    }),
  ).answers<Reply<EarlierFound>>(),
  /** By name, presets first. */
  'words.saved': call(none).answers<Reply<readonly Saved[]>>(),
  /** `replace`: one of that name is written over; else it is refused. */
  'words.keep': call(
    z.object({
      kind,
      name: typed,
      prompt: z.string().min(1).max(maxPromptLetters),
      model: z.string().max(128).nullable(),
      parameters: parametersSchema,
      replace: z.boolean(),
    }),
  ).answers<Reply<UndoToken>>(),
  'words.rename': call(z.object({ kind, name, to: typed })).answers<Reply<UndoToken>>(),
  'words.remove': call(z.object({ kind, name })).answers<Reply<UndoToken>>(),
  /** Takes a change back, by the key it answered; refused when somebody changed the file since. */
  'words.putBack': call(z.object({ undo: z.uuid() })).answers<Reply<UndoToken>>(),
};

/** By `undo` the change is taken back. */
export type UndoToken = { readonly undo: string };
