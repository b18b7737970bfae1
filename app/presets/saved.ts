// What a person saves of their words: a preset (an instruction, with the model and parameters that belong to it) or a snippet (a piece of one).
import type { Parameters } from '../models/model.ts';
import type { Message } from '../messages/message.ts';

export const savedKinds = ['preset', 'snippet'] as const;
export type SavedKind = (typeof savedKinds)[number];

export type Preset = {
  readonly prompt: string;
  /** Null where the file names none: that of the draft stays. */
  readonly model: string | null;
  readonly parameters: Parameters;
};

/** A snippet has no model and no parameters. */
export type Saved = Preset & {
  readonly kind: SavedKind;
  /** As its file is called, without the ending. */
  readonly name: string;
  /** Why it cannot be used, as the end of “It …”; null when it can. */
  readonly damaged: Message | null;
};

export const maxNameLetters = 60;
export const maxPromptLetters = 100_000;

const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** A name as it is kept: one spelling of accents, no space around it. */
export const nameOf = (typed: string): string => typed.normalize('NFC').trim();

/** Whether it can be the name of a file that lies in a folder itself, whoever named it. */
export const isFileName = (name: string): boolean => !/[/\\\0]/.test(name);

/** Whether a file may have this name on every system. */
export function isUsableName(name: string): boolean {
  return (
    name === nameOf(name) &&
    name !== '' &&
    [...name].length <= maxNameLetters &&
    name.isWellFormed() &&
    !/[<>:"/\\|?*\p{Cc}]/u.test(name) &&
    !/^\.|[. ]$/.test(name) &&
    !reserved.test(name)
  );
}
