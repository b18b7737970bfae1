// The one entry of the keychain that is ours: read, kept and removed, and what is said of a keychain that does not do it.
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

/** What the keychain did, or why not. `locked`: it was asked, and with it the person, and stayed locked. `absent`: there is none. */
export type Answer<T> = { readonly value: T } | Trouble;
type Trouble = { readonly trouble: Message; readonly absent: boolean; readonly locked: boolean };

export type KeychainEntry = {
  /** The key, or null where it is sure that there is none. A keychain that was locked before is opened by the person, not by asking once more. */
  readonly read: () => Promise<Answer<string | null>>;
  /** Keeps a key in place of the one before, and sees that it is given back. */
  readonly keep: (key: string) => Promise<Answer<void>>;
  readonly remove: () => Promise<Answer<void>>;
  /** Whether it still owes an answer that somebody gave up waiting for. */
  readonly isUnanswered: () => boolean;
};

export const keychainService = 'com.kontextstudio.app';
/** A keychain may show a dialog and wait for the person; a program that has another key does not wait as long. */
const patienceMs = { alone: 120_000, withAnother: 5000 };

/** The entry of one origin. The keychain is loaded anew for each question, which costs nothing once it is there. */
export function makeKeychainEntry(options: {
  origin: string;
  load: () => Promise<Keychain>;
  /** Whether there is another key to go on with meanwhile. */
  hasOther: () => boolean;
  /** Whether it stayed locked when it was asked last. */
  wasLocked: () => boolean;
}): KeychainEntry {
  const { origin } = options;
  /** Whoever gave up waiting leaves it behind, in a thread that has nothing else to do: it is not asked a second time beside it. */
  let unanswered: Promise<string | null> | null = null;

  const ask = async <T>(act: (keychain: Keychain) => Promise<T>): Promise<Answer<T>> => {
    try {
      const keychain = await options.load();
      const listens = (await keychain.listens?.()) ?? 'none';
      if (listens !== 'unknown') believe(listens);
      return { value: await withPatience(act(keychain), options.hasOther() ? patienceMs.withAnother : patienceMs.alone) };
    } catch (error) {
      return troubleOf(error);
    }
  };

  const behind = async (keychain: Keychain): Promise<Behind> => (await keychain.behind?.(keychainService, origin)) ?? 'none';

  const readSecret = async (keychain: Keychain): Promise<string | null> => {
    if (options.wasLocked() && (await behind(keychain)) === 'locked') throw new Error(isLocked);
    unanswered ??= owing(keychain.getPassword(keychainService, origin)).finally(() => (unanswered = null));
    const found = await unanswered;
    if (found === null) believe(await behind(keychain));
    return found;
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

  return {
    read: () => ask(readSecret),
    keep: (key) =>
      ask(async (keychain) => {
        await owing(keychain.setPassword(keychainService, origin, key));
        await proveKept(keychain, key);
      }),
    remove: () =>
      ask(async (keychain) => {
        if (!(await owing(keychain.deletePassword(keychainService, origin)))) believe(await behind(keychain));
      }),
    isUnanswered: () => unanswered !== null,
  };
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
