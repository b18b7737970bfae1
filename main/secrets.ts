// The key: in the system's keychain, or from the environment, or for this session only. It never leaves the main process.
import { fail, makeFailure, ok } from '../app/failure.ts';
import type { Reply } from '../app/failure.ts';
import type { KeyStatus } from '../app/ipc.ts';

/** What is used of keytar. */
export type Keychain = {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
};

export type Secrets = {
  /** The key for the configured origin; null when there is none. Asks the keychain once, and after a trouble again only when no other key is there. */
  readonly key: () => Promise<string | null>;
  readonly status: () => Promise<KeyStatus>;
  /** Keeps a key; where it could be kept is in the answer. */
  readonly set: (key: string) => Promise<Reply<KeyStatus>>;
  readonly clear: () => Promise<Reply<KeyStatus>>;
};

export const keychainService = 'com.kontextstudio.app';
/** Shorter ones are typing mistakes; to strike those out of a log would spoil it. */
const leastKey = 8;

/** A keychain may show a dialog and wait for the person; a program that has another key does not wait as long. */
const patienceMs = { alone: 120_000, withAnother: 5000 };

type Stored = { readonly key: string | null; readonly trouble: string | null };

/** `onKey` hears each key before anything else can be done with it: what must strike it out knows it from then on. */
export function makeSecrets(options: {
  origin: string;
  environmentKey: string | null;
  loadKeychain: () => Promise<Keychain>;
  onKey?: (key: string) => void;
}): Secrets {
  const { origin, onKey = () => undefined } = options;
  const environmentKey = options.environmentKey !== null && isKey(options.environmentKey) ? options.environmentKey : null;
  if (options.environmentKey !== null) onKey(options.environmentKey);
  let sessionKey: string | null = null;
  let stored: Stored | null = null;
  let reading: Promise<Stored> | null = null;
  /** Why the session's key could not be kept: a keychain may be read from and yet take nothing. */
  let notKept: string | null = null;

  const otherKey = (): string | null => environmentKey ?? sessionKey;

  const ask = async <T>(act: (keychain: Keychain) => Promise<T>): Promise<{ value: T } | { trouble: string; absent: boolean }> => {
    try {
      const keychain = await options.loadKeychain();
      return { value: await withPatience(act(keychain), otherKey() === null ? patienceMs.alone : patienceMs.withAnother) };
    } catch (error) {
      return troubleOf(error);
    }
  };

  /** Asked by many at once, the keychain shows one dialog. */
  const read = (): Promise<Stored> => {
    if (stored !== null && stored.trouble === null) return Promise.resolve(stored);
    reading ??= ask((keychain) => keychain.getPassword(keychainService, origin)).then((answer) => {
      reading = null;
      if ('value' in answer && answer.value !== null) onKey(answer.value);
      stored = 'value' in answer ? { key: answer.value, trouble: null } : { key: null, trouble: answer.trouble };
      return stored;
    });
    return reading;
  };

  const status = async (): Promise<KeyStatus> => {
    const { key, trouble } = await read();
    const found =
      key !== null
        ? { key, where: 'keychain' as const }
        : environmentKey !== null
          ? { key: environmentKey, where: 'environment' as const }
          : sessionKey !== null
            ? { key: sessionKey, where: 'session' as const }
            : null;
    return {
      present: found !== null,
      last4: found === null ? null : lastOf(found.key),
      where: found?.where ?? null,
      trouble: trouble ?? (found?.where === 'session' ? notKept : null),
    };
  };

  return {
    key: async () => {
      // Every question to the service comes here: a keychain in trouble must not show its dialog at each.
      if (stored !== null && stored.trouble !== null && otherKey() !== null) return otherKey();
      return (await read()).key ?? otherKey();
    },
    status,
    set: async (text) => {
      const key = text.trim();
      if (key.length >= leastKey) onKey(key);
      if (!isKey(key))
        return fail(
          makeFailure(
            'usage',
            'This does not look like a key: it must be one line of at least 8 letters, digits and signs, without spaces.',
            { next: 'add-key' },
          ),
        );
      const answer = await ask((keychain) => keychain.setPassword(keychainService, origin, key));
      if ('value' in answer) {
        stored = { key, trouble: null };
        sessionKey = null;
      } else {
        stored = { key: null, trouble: answer.trouble };
        sessionKey = key;
        notKept = answer.trouble;
      }
      return ok(await status());
    },
    clear: async () => {
      sessionKey = null;
      const answer = await ask((keychain) => keychain.deletePassword(keychainService, origin));
      // Where there is a keychain that refuses, a key may still lie in it.
      if ('trouble' in answer && (!answer.absent || stored?.key)) {
        return fail(makeFailure('keychain', `The key could not be removed from the keychain. ${answer.trouble}`, { next: 'retry' }));
      }
      stored = 'value' in answer ? { key: null, trouble: null } : { key: null, trouble: answer.trouble };
      return ok(await status());
    },
  };
}

/** The last four signs, and never more than a quarter of a key. */
function lastOf(key: string): string {
  return key.slice(-Math.min(4, Math.floor(key.length / 4)));
}

function withPatience<T>(answer: Promise<T>, mostMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the keychain does not answer')), mostMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function troubleOf(error: unknown): { readonly trouble: string; readonly absent: boolean } {
  const words = error instanceof Error ? error.message : String(error);
  if (/locked|prompt|dismissed|denied|cancel/i.test(words))
    return {
      trouble: 'The keychain is locked or refused. Unlock it and try again; until then a key is kept for this session only.',
      absent: false,
    };
  if (/does not answer/.test(words))
    return { trouble: 'The keychain does not answer. Until it does, a key is kept for this session only.', absent: false };
  return {
    trouble: 'This computer offers no keychain to the studio. A key is kept for this session only and has to be entered again next time.',
    absent: true,
  };
}

/** What can stand in a header: anything else would be refused later, far from where it was typed. */
function isKey(key: string): boolean {
  return key.length >= leastKey && /^[\x21-\x7e]{1,4096}$/.test(key);
}

/** keytar, loaded when the key is first asked for; rejects where the system lacks its library. */
export async function loadKeytar(): Promise<Keychain> {
  const { default: keytar } = await import('keytar');
  return keytar;
}
