// What the core says, in English: for records, logs and the command, and for each failure that is made.
import { core } from './en/core/core.ts';
import { render } from './message.ts';
import type { Message } from './message.ts';

/** Null for a sentence of a newer version. */
export const englishOf = (message: Message): string | null => render(core, message);

/** For a sentence that was made here. */
export const inEnglish = (message: Message): string => englishOf(message) ?? message.id;
