// In what tests compare, a sentence equals its English, and a failure is equal with its id or without: the id must then say the very same.
import { expect } from 'vitest';
import { englishOf } from '../app/messages/english.ts';
import type { Message } from '../app/messages/message.ts';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isMessage = (value: unknown): value is Message =>
  isObject(value) && typeof value['id'] === 'string' && Object.keys(value).every((key) => key === 'id' || key === 'values');

/** A failure that carries its sentence. */
const isSpoken = (value: unknown): value is { readonly message: string; readonly said: Message } =>
  isObject(value) && typeof value['message'] === 'string' && isMessage(value['said']);

const withoutId = ({ said: _said, ...failure }: { readonly said: Message }): object => failure;

expect.addEqualityTesters([
  function sameSentence(a: unknown, b: unknown, testers): boolean | undefined {
    if (typeof a === 'string' && isMessage(b)) return englishOf(b) === a;
    if (typeof b === 'string' && isMessage(a)) return englishOf(a) === b;
    if (!isObject(a) || !isObject(b) || isSpoken(a) === isSpoken(b)) return undefined;
    const [spoken, plain] = isSpoken(a) ? [a, b] : [b, a];
    if (!isSpoken(spoken) || !('message' in plain) || englishOf(spoken.said) !== spoken.message) return undefined;
    return isSpoken(a) ? this.equals(withoutId(a), b, testers) : isSpoken(b) ? this.equals(a, withoutId(b), testers) : undefined;
  },
]);
