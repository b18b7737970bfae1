// What the core says, in the language of who reads it.
import { asWritten } from '../../make-failure.ts';
import type { Failure } from '../../failure.ts';
import type { Language } from '../../language.ts';
import { cores } from './cores.ts';
import { render } from '../message.ts';
import type { Message } from '../message.ts';

/** The sentence in a language; its id where the language has none of that id, as of a newer version. */
export const sayIn = (language: Language, message: Message): string => render(cores[language], message) ?? message.id;

/** What a failure says. That of another version may have no sentence here: its English is told, after the sentence of its kind. */
export const failureIn = (language: Language, failure: Failure): string =>
  (failure.said === undefined ? null : render(cores[language], failure.said)) ?? sayIn(language, asWritten(failure));
