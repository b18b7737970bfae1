// The language in use. Features read every sentence from `text` when they draw, never when their file loads.
import type { Failure } from '../../app/failure.ts';
import type { Language } from '../../app/language.ts';
import type { Texts } from '../../app/messages/en/window/texts.ts';
import type { Message } from '../../app/messages/message.ts';
import { failureIn, sayIn } from '../../app/messages/languages/spoken.ts';
import { windows } from '../../app/messages/window/windows.ts';
import { formatIn } from './format.ts';

let inUse: Language = 'en';
export let text: Texts = windows[inUse];

/** A sentence of the core, in the language in use. */
export const messageText = (message: Message): string => sayIn(inUse, message);
export const failureText = (failure: Failure): string => failureIn(inUse, failure);

/** What is drawn afterwards speaks it, and counts and dates follow. Drawing again is the caller's. */
export function speakIn(language: Language): void {
  inUse = language;
  text = windows[language];
  formatIn(language);
}
