// The key: in the system's keychain, or from the environment, or for this session only. It never leaves the main process.
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { KeyStatus } from '../../app/contract/contract.ts';
import { owing } from './ending.ts';
import type { Behind } from './locked-keyring.ts';
import { say } from '../../app/messages/say.ts';
import type { Message } from '../../app/messages/message.ts';

/** What is used of keytar, and one question that it does not ask. */
export type Keychain = {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
  /** What there is where it says "none"; absent where it says so only when it is true. Shows nothing to the person. */
  readonly behind?: ((service: string, account: string) => Promise<Behind>) | undefined;
  /** Whether it answers at all, said within seconds: the others wait as long as it does. */
  readonly listens?: (() => Promise<Behind>) | undefined;
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
const minKey = 8;

/** A keychain may show a dialog and wait for the person; a program that has another key does not wait as long. */
const patienceMs = { alone: 120_000, withAnother: 5000 };

/** `locked`: the keychain was asked, and with it the person, and stayed locked. */
type Stored = { readonly key: string | null; readonly trouble: Message | null; readonly locked: boolean };
type Trouble = { readonly trouble: Message; readonly absent: boolean; readonly locked: boolean };

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
  /** Whoever gave up waiting leaves it behind, in a thread that has nothing else to do: it is not asked a second time beside it. */
  let unanswered: Promise<string | null> | null = null;
  /** Why the session's key could not be kept: a keychain may be read from and yet take nothing. */
  let notKept: Message | null = null;

  const otherKey = (): string | null => sessionKey ?? environmentKey;

  const ask = async <T>(act: (keychain: Keychain) => Promise<T>): Promise<{ value: T } | Trouble> => {
    try {
      const keychain = await options.loadKeychain();
      const listens = (await keychain.listens?.()) ?? 'none';
      if (listens !== 'unknown') believe(listens);
      return { value: await withPatience(act(keychain), otherKey() === null ? patienceMs.alone : patienceMs.withAnother) };
    } catch (error) {
      return troubleOf(error);
    }
  };

  const behind = async (keychain: Keychain): Promise<Behind> => (await keychain.behind?.(keychainService, origin)) ?? 'none';

  /** The key, or null where it is sure that there is none. A keychain that was locked before is opened by the person, not by asking once more. */
  const readSecret = async (keychain: Keychain, wasLocked: boolean): Promise<string | null> => {
    if (wasLocked && (await behind(keychain)) === 'locked') throw new Error(isLocked);
    unanswered ??= owing(keychain.getPassword(keychainService, origin)).finally(() => (unanswered = null));
    const found = await unanswered;
    if (found === null) believe(await behind(keychain));
    return found;
  };

  const remove = async (keychain: Keychain): Promise<void> => {
    if (!(await owing(keychain.deletePassword(keychainService, origin)))) believe(await behind(keychain));
  };

  /** Asked by many at once, the keychain shows one dialog. */
  const read = (): Promise<Stored> => {
    if (stored !== null && (stored.trouble === null || unanswered !== null)) return Promise.resolve(stored);
    reading ??= ask((keychain) => readSecret(keychain, stored?.locked === true)).then((answer) => {
      reading = null;
      if ('value' in answer && answer.value !== null) onKey(answer.value);
      stored = storedOf(answer);
      return stored;
    });
    return reading;
  };

  /**
   * Throws where the keychain says that it took a key and then gives another, none, or no answer: some say so of what the person refused (KeePassXC 2.7.4, which
   * gives a key at once to the program whose it is, and asks the person about all others).
   */
  const proveKept = async (keychain: Keychain, key: string): Promise<void> => {
    if (keychain.behind === undefined || unanswered !== null) return;
    unanswered = owing(keychain.getPassword(keychainService, origin)).finally(() => (unanswered = null));
    if ((await unanswered) !== key) throw new Error(isLocked);
  };

  const status = async (): Promise<KeyStatus> => {
    const { key, trouble } = await read();
    // What the person gave last goes first: a keychain that took nothing may still hold the one before.
    const found =
      sessionKey !== null
        ? { key: sessionKey, where: 'session' as const }
        : key !== null
          ? { key, where: 'keychain' as const }
          : environmentKey !== null
            ? { key: environmentKey, where: 'environment' as const }
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
      if (sessionKey !== null) return sessionKey;
      if (stored !== null && stored.trouble !== null && environmentKey !== null) return environmentKey;
      return (await read()).key ?? environmentKey;
    },
    status,
    set: async (text) => {
      const key = text.trim();
      if (key.length >= minKey) onKey(key);
      if (!isKey(key)) return fail(makeFailure('usage', say('key.isNoKey'), { next: 'add-key' }));
      const answer = await ask(async (keychain) => {
        await owing(keychain.setPassword(keychainService, origin, key));
        await proveKept(keychain, key);
      });
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
      const answer = await ask(remove);
      // Where there is a keychain that refuses, a key may still lie in it.
      if ('trouble' in answer && (!answer.absent || stored?.key)) {
        return fail(makeFailure('keychain', say('key.notRemoved', { trouble: answer.trouble }), { next: 'retry' }));
      }
      stored = storedOf('value' in answer ? { value: null } : answer);
      return ok(await status());
    },
  };
}

/** The last four signs, and never more than a quarter of a key. */
function lastOf(key: string): string {
  return key.slice(-Math.min(4, Math.floor(key.length / 4)));
}

function withPatience<T>(answer: Promise<T>, maxMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(isSilent)), maxMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** Why no key can be kept where there is nothing to keep it. */
export const noKeychain = {
  trouble: say('key.noKeychain'),
} as const;

const isLocked = 'the keychain is locked';
const isSilent = 'the keychain does not answer';
const hasDied = 'the keychain disconnected while it was asked';
const isUnsure = 'the keychain could not be asked what it holds';

/** Throws unless "none" is what there is. */
function believe(behind: Behind): void {
  // Open by now, and yet it gave nothing: somebody refused, or unlocked it just after.
  if (behind === 'locked' || behind === 'open') throw new Error(isLocked);
  if (behind === 'silent') throw new Error(isSilent);
  if (behind === 'died') throw new Error(hasDied);
  if (behind === 'unknown') throw new Error(isUnsure);
}

function storedOf(answer: { readonly value: string | null } | Trouble): Stored {
  return 'value' in answer
    ? { key: answer.value, trouble: null, locked: false }
    : { key: null, trouble: answer.trouble, locked: answer.locked };
}

/** The words are those of libsecret, of GLib, which asks for it, and of the other systems' keychains. The first that fits counts. */
const troubles: readonly { readonly pattern: RegExp; readonly trouble: Message }[] = [
  {
    pattern: /could not be asked/,
    trouble: say('key.keychainUnsure'),
  },
  {
    pattern: /disconnected|NoReply|connection is closed|GIOStream|Broken pipe|reset by peer/i,
    trouble: say('key.keychainDied'),
  },
  {
    pattern: /does not answer|timeout|timed out|did not receive a reply/i,
    trouble: say('key.keychainSilent'),
  },
  {
    pattern: /locked|prompt|dismissed|denied|cancel/i,
    trouble: say('key.keychainLocked'),
  },
];

function troubleOf(error: unknown): Trouble {
  const words = error instanceof Error ? error.message : String(error);
  const known = troubles.find(({ pattern }) => pattern.test(words));
  if (known !== undefined) return { trouble: known.trouble, absent: false, locked: words === isLocked };
  return { trouble: noKeychain.trouble, absent: true, locked: false };
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
