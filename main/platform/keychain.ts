// The key: in the system's keychain, or from the environment, or for this session only. It never leaves the main process.
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { KeyStatus } from '../../app/contract/contract.ts';
import { makeKeychainEntry } from './keychain-entry.ts';
import type { Answer, Keychain } from './keychain-entry.ts';
import { say } from '../../app/messages/say.ts';
import type { Message } from '../../app/messages/message.ts';

export type Secrets = {
  /** The key for the configured origin; null when there is none. Asks the keychain once, and after a trouble again only when no other key is there. */
  readonly key: () => Promise<string | null>;
  readonly status: () => Promise<KeyStatus>;
  /** Keeps a key; where it could be kept is in the answer. */
  readonly set: (key: string) => Promise<Reply<KeyStatus>>;
  readonly clear: () => Promise<Reply<KeyStatus>>;
};

/** Shorter ones are typing mistakes; to strike those out of a log would spoil it. */
const minKey = 8;

/** `locked`: the keychain was asked, and with it the person, and stayed locked. */
type Stored = { readonly key: string | null; readonly trouble: Message | null; readonly locked: boolean };

/** `onKey` hears each key before anything else can be done with it: what must strike it out knows it from then on. */
export function makeSecrets(options: {
  origin: string;
  environmentKey: string | null;
  loadKeychain: () => Promise<Keychain>;
  onKey?: (key: string) => void;
}): Secrets {
  const { onKey = () => undefined } = options;
  const environmentKey = givenBy(options.environmentKey, onKey);
  /** Whoever gives one means it: no other is used in its place, which may be of another account, until one is typed. */
  let isMisread = options.environmentKey !== null && environmentKey === null;
  let sessionKey: string | null = null;
  let stored: Stored | null = null;
  let reading: Promise<Stored> | null = null;
  /** Why the session's key could not be kept: a keychain may be read from and yet take nothing. */
  let notKept: Message | null = null;

  const entry = makeKeychainEntry({
    origin: options.origin,
    load: options.loadKeychain,
    hasOther: () => (sessionKey ?? environmentKey) !== null,
    wasLocked: () => stored?.locked === true,
  });

  /** Asked by many at once, the keychain shows one dialog. */
  const read = (): Promise<Stored> => {
    if (stored !== null && (stored.trouble === null || entry.isUnanswered())) return Promise.resolve(stored);
    reading ??= entry.read().then((answer) => {
      reading = null;
      if ('value' in answer && answer.value !== null) onKey(answer.value);
      stored = storedOf(answer);
      return stored;
    });
    return reading;
  };

  const status = async (): Promise<KeyStatus> => {
    if (isMisread) return { present: false, last4: null, where: null, trouble: misreadEnvironment };
    const { key, trouble } = await read();
    return statusOf(inUse({ session: sessionKey, keychain: key, environment: environmentKey }), trouble, notKept);
  };

  return {
    key: async () => {
      // Every question to the service comes here: a keychain in trouble must not show its dialog at each.
      if (sessionKey !== null) return sessionKey;
      if (isMisread) return null;
      if (stored !== null && stored.trouble !== null && environmentKey !== null) return environmentKey;
      return (await read()).key ?? environmentKey;
    },
    status,
    set: async (text) => {
      const key = text.trim();
      if (key.length >= minKey) onKey(key);
      if (!isKey(key)) return fail(makeFailure('usage', say('key.isNoKey'), { next: 'add-key' }));
      isMisread = false;
      const answer = await entry.keep(key);
      if ('value' in answer) {
        stored = { key, trouble: null, locked: false };
        sessionKey = null;
      } else {
        stored = storedOf(answer);
        sessionKey = key;
        notKept = answer.trouble;
      }
      return ok(await status());
    },
    clear: async () => {
      sessionKey = null;
      const answer = await entry.remove();
      if (mayStillBeThere(answer, stored)) return fail(notRemoved(answer.trouble));
      stored = storedOf('value' in answer ? { value: null } : answer);
      return ok(await status());
    },
  };
}

/** Where there is a keychain that refuses, a key may still lie in it. */
const mayStillBeThere = (answer: Answer<void>, stored: Stored | null): answer is Exclude<typeof answer, { value: void }> =>
  'trouble' in answer && (!answer.absent || (stored?.key ?? null) !== null);

const notRemoved = (trouble: Message): Failure => makeFailure('keychain', say('key.notRemoved', { trouble }), { next: 'retry' });

/** What the environment has, without the spaces and the line end around it; null where it is no key. */
function givenBy(text: string | null, onKey: (key: string) => void): string | null {
  const given = text?.trim() ?? null;
  if (text !== null) onKey(text);
  if (given !== null && given !== text && given !== '') onKey(given);
  return given !== null && isKey(given) ? given : null;
}

/** Said of what was given in the environment and is no key. */
export const misreadEnvironment = say('key.environmentIsNoKey');

/** The key that is used, and where it is. What the person gave last goes first: a keychain that took nothing may still hold the one before. */
function inUse(
  keys: Readonly<Record<NonNullable<KeyStatus['where']>, string | null>>,
): (Pick<KeyStatus, 'where'> & { readonly key: string }) | null {
  for (const where of ['session', 'keychain', 'environment'] as const) {
    const key = keys[where];
    if (key !== null) return { key, where };
  }
  return null;
}

const statusOf = (found: ReturnType<typeof inUse>, trouble: Message | null, notKept: Message | null): KeyStatus => ({
  present: found !== null,
  last4: found === null ? null : lastOf(found.key),
  where: found?.where ?? null,
  trouble: trouble ?? (found?.where === 'session' ? notKept : null),
});

/** The last four signs, and never more than a quarter of a key. */
function lastOf(key: string): string {
  return key.slice(-Math.min(4, Math.floor(key.length / 4)));
}

function storedOf(answer: Answer<string | null>): Stored {
  return 'value' in answer
    ? { key: answer.value, trouble: null, locked: false }
    : { key: null, trouble: answer.trouble, locked: answer.locked };
}

/** What can stand in a header: anything else would be refused later, far from where it was typed. */
function isKey(key: string): boolean {
  return key.length >= minKey && /^[\x21-\x7e]{1,4096}$/.test(key);
}

/** keytar, loaded when the key is first asked for; rejects where the system lacks its library. */
export async function loadKeytar(): Promise<Keychain> {
  const { default: keytar } = await import('keytar');
  if (process.platform !== 'linux') return keytar;
  const { getPassword, setPassword, deletePassword } = keytar;
  return {
    getPassword,
    setPassword,
    deletePassword,
    behind: async (service, account) => (await import('./locked-keyring.ts')).askLockState(service, account),
    listens: async () => (await import('./locked-keyring.ts')).listenBehind(),
  };
}
