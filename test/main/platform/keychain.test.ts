import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Behind } from '../../../main/platform/locked-keyring.ts';
import { makeSecrets } from '../../../main/platform/keychain.ts';
import type { Secrets } from '../../../main/platform/keychain.ts';
import { keychainService } from '../../../main/platform/keychain-entry.ts';
import type { Keychain } from '../../../main/platform/keychain-entry.ts';

vi.setConfig({ testTimeout: 240_000 });
afterEach(() => void vi.useRealTimers());

const origin = 'https://cloud.seaart.ai';
const key = 'sa-canary-4f1c9e7d2b';
const none = 'This computer offers no keychain to the studio.';
const locked = 'The keychain is locked or refused. Unlock it and try again.';
const silent = 'The keychain does not answer. Look for a question of its own on the screen, or start it again.';
const stopped = 'The keychain stopped while it was asked. Start it again, or sign out and in, and try again.';
const unsure = 'The keychain shows no key, and it could not be asked whether it is locked. Unlock it and try again.';

/** A keychain in memory that does what the test says, and counts how often it was asked. */
function fakeKeychain(
  act: () => Promise<void> = async () => undefined,
): Keychain & { kept: Map<string, string>; asked: number; act: () => Promise<void> } {
  const kept = new Map<string, string>();
  const name = (service: string, account: string): string => `${service} ${account}`;
  const chain = {
    kept,
    asked: 0,
    act,
    getPassword: async (service: string, account: string) => {
      chain.asked += 1;
      await chain.act();
      return kept.get(name(service, account)) ?? null;
    },
    setPassword: async (service: string, account: string, word: string) => {
      await chain.act();
      kept.set(name(service, account), word);
    },
    deletePassword: async (service: string, account: string) => {
      await chain.act();
      return kept.delete(name(service, account));
    },
  };
  return chain;
}

const make = (keychain: Keychain | Error, environmentKey: string | null = null): Secrets =>
  makeSecrets({
    origin,
    environmentKey,
    loadKeychain: () => (keychain instanceof Error ? Promise.reject(keychain) : Promise.resolve(keychain)),
  });
const failing = (words: string) => () => Promise.reject(new Error(words));

describe('a key', () => {
  test('is kept in the keychain under the origin it is for, and its last four signs are all that is told', async () => {
    const keychain = fakeKeychain();
    const secrets = make(keychain);
    expect(await secrets.key()).toBeNull();
    const told = { present: true, last4: '7d2b', where: 'keychain', trouble: null };
    expect(await secrets.set(` ${key}\n`)).toEqual({ ok: true, value: told });
    expect([...keychain.kept]).toEqual([[`${keychainService} ${origin}`, key]]);
    expect([await secrets.key(), await make(keychain).key(), await make(keychain).status()]).toEqual([key, key, told]);
    expect(await secrets.clear()).toEqual({ ok: true, value: { present: false, last4: null, where: null, trouble: null } });
    expect([await secrets.key(), keychain.kept.size]).toEqual([null, 0]);
  });

  test('for one origin is not given for another', async () => {
    const keychain = fakeKeychain();
    await make(keychain).set(key);
    expect(
      await makeSecrets({ origin: 'https://evil.example', environmentKey: null, loadKeychain: async () => keychain }).key(),
    ).toBeNull();
  });

  test('of the keychain goes before that of the environment', async () => {
    const keychain = fakeKeychain();
    expect(await make(keychain, 'sa-environment').status()).toEqual({ present: true, last4: 'ent', where: 'environment', trouble: null });
    await make(keychain).set(key);
    expect(await make(keychain, 'sa-environment').key()).toBe(key);
  });

  test.each(['', 'short', 'with space in it', 'zwei\nzeilen', 'schlüssel-der-lang-ist', 'a'.repeat(5000)])(
    'that reads “%.20s” is none',
    async (text) => {
      const keychain = fakeKeychain();
      expect(await make(keychain).set(text)).toMatchObject({ ok: false, failure: { kind: 'usage', next: 'add-key' } });
      expect(keychain.kept.size).toBe(0);
      expect(await make(keychain, text).key()).toBeNull();
    },
  );

  test('that is short shows no more than a quarter of itself', async () => {
    const secrets = make(fakeKeychain());
    await secrets.set('12345678');
    expect((await secrets.status()).last4).toBe('78');
  });
});

describe.each([
  ['absent', new Error('libsecret-1.so.0: cannot open shared object file'), none],
  ['without a session', fakeKeychain(failing('Cannot autolaunch D-Bus without X11 $DISPLAY')), none],
  ['without a collection', fakeKeychain(failing('Object does not exist at path "/org/freedesktop/secrets/collection/login"')), none],
  ['locked', fakeKeychain(failing('Cannot create an item in a locked collection')), locked],
  ['dismissed', fakeKeychain(failing('The prompt was dismissed')), locked],
  ['denied', fakeKeychain(failing('User interaction is not allowed. Access denied')), locked],
  [
    'dying',
    fakeKeychain(failing('GDBus.Error:org.freedesktop.DBus.Error.NoReply: Message recipient disconnected from message bus')),
    stopped,
  ],
  ['slow', fakeKeychain(failing('Timeout was reached')), silent],
])('a keychain that is %s', (_, keychain, trouble) => {
  test('leaves the key to this session and says so', async () => {
    const secrets = make(keychain);
    expect(await secrets.status()).toEqual({ present: false, last4: null, where: null, trouble });
    expect(await secrets.set(key)).toEqual({ ok: true, value: { present: true, last4: '7d2b', where: 'session', trouble } });
    expect([await secrets.key(), await make(keychain).key()]).toEqual([key, null]);
  });

  test('leaves the key of the environment in use', async () => {
    const secrets = make(keychain, key);
    expect([await secrets.key(), await secrets.status()]).toEqual([key, { present: true, last4: '7d2b', where: 'environment', trouble }]);
  });

  test('is said to have given up its key only when there is none', async () => {
    const secrets = make(keychain);
    await secrets.set(key);
    const cleared = await secrets.clear();
    expect(await secrets.key()).toBeNull();
    expect(cleared.ok).toBe(trouble === none);
  });
});

describe('a keychain that says “none”', () => {
  const saying = (behind: Behind): ReturnType<typeof fakeKeychain> & { behind: () => Promise<Behind> } => {
    return { ...fakeKeychain(), behind: async () => behind };
  };
  const nothing = { present: false, last4: null, where: null };

  test.each([
    ['none', null],
    ['locked', locked],
    ['open', locked],
    ['unknown', unsure],
    ['silent', silent],
    ['died', stopped],
  ] as const)('and has behind it: %s', async (behind, trouble) => {
    const secrets = make(saying(behind));
    expect(await secrets.status()).toEqual({ ...nothing, trouble });
    const told = await secrets.clear();
    expect(told.ok ? told.value : told.failure.message).toEqual(
      trouble === null ? { ...nothing, trouble } : `The key could not be removed from the keychain. ${trouble}`,
    );
  });

  test('while it is locked is not made to ask the person again, and gives its key once it is unlocked', async () => {
    const keychain = fakeKeychain();
    await make(keychain).set(key);
    let isOpen = false;
    let asked = 0;
    const secrets = make({
      ...keychain,
      getPassword: async (...of) => ((asked += 1), isOpen ? keychain.getPassword(...of) : null),
      behind: async () => (isOpen ? 'open' : 'locked'),
    });
    expect([await secrets.key(), await secrets.key(), (await secrets.status()).trouble, asked]).toEqual([null, null, locked, 1]);
    isOpen = true;
    expect([await secrets.key(), (await secrets.status()).trouble]).toEqual([key, null]);
  });

  test.each([
    ['silent', silent],
    ['died', stopped],
  ] as const)('and is known to be %s is not asked', async (listens, trouble) => {
    const keychain = fakeKeychain();
    expect((await make({ ...keychain, listens: async () => listens }).status()).trouble).toEqual(trouble);
    expect(keychain.asked).toBe(0);
  });

  test('is not asked what is behind it when it gives a key', async () => {
    const keychain = fakeKeychain();
    await make(keychain).set(key);
    expect(await make({ ...keychain, behind: () => Promise.reject(new Error('asked')) }).key()).toBe(key);
  });
});

describe('a keychain in trouble', () => {
  test('that can be read but takes nothing says why the key is not kept', async () => {
    const keychain = fakeKeychain();
    const secrets = make({ ...keychain, setPassword: failing('Cannot create an item in a locked collection') });
    const told = { present: true, last4: '7d2b', where: 'session', trouble: locked };
    expect(await secrets.set(key)).toEqual({ ok: true, value: told });
    expect(await secrets.status()).toEqual(told);
  });

  test.each<[string, Partial<Keychain>, string]>([
    ['takes nothing new', { setPassword: failing('The prompt was dismissed') }, locked],
    ['never answers when it is to take one', { setPassword: failing('Timeout was reached') }, silent],
    ['says that it took one, and did not', { setPassword: async () => undefined, behind: async () => 'open' as const }, locked],
  ])(
    'that %s while it holds an older key: the new one is used for this session, and is said not to be kept',
    async (_what, odd, trouble) => {
      for (const environmentKey of [null, 'sa-environment']) {
        const keychain = fakeKeychain();
        await make(keychain).set('sa-the-older-one');
        const secrets = make({ ...keychain, ...odd }, environmentKey);
        expect(await secrets.key()).toBe('sa-the-older-one');
        const told = { present: true, last4: '7d2b', where: 'session', trouble };
        expect(await secrets.set(key)).toEqual({ ok: true, value: told });
        expect([await secrets.status(), await secrets.key(), [...keychain.kept.values()]]).toEqual([told, key, ['sa-the-older-one']]);
      }
    },
  );

  test('that is silent when asked what it just took is not believed', async () => {
    vi.useFakeTimers();
    const keychain = fakeKeychain();
    const secrets = make({ ...keychain, getPassword: () => new Promise(() => undefined), behind: async () => 'open' });
    let told: unknown = null;
    void secrets.set(key).then((reply) => (told = reply));
    await vi.advanceTimersByTimeAsync(119_999);
    expect(told).toBe(null);
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toEqual({ ok: true, value: { present: true, last4: '7d2b', where: 'session', trouble: silent } });
  });

  test('is not asked at each question while another key is there', async () => {
    const keychain = fakeKeychain(failing('locked'));
    const secrets = make(keychain, key);
    for (let i = 0; i < 10; i += 1) expect(await secrets.key()).toBe(key);
    expect(keychain.asked).toBe(1);
  });

  test('is asked again as long as there is no key, and its key is used once it is unlocked', async () => {
    const keychain = fakeKeychain();
    await make(keychain).set(key);
    keychain.act = failing('locked');
    const secrets = make(keychain);
    expect(await secrets.key()).toBeNull();
    keychain.act = async () => undefined;
    expect(await secrets.key()).toBe(key);
    const asked = keychain.asked;
    await secrets.key();
    expect(keychain.asked).toBe(asked);
  });

  test('shows one dialog to many who ask at once', async () => {
    const keychain = fakeKeychain();
    const secrets = make(keychain);
    await Promise.all([secrets.key(), secrets.status(), secrets.key()]);
    expect(keychain.asked).toBe(1);
  });

  test('keeps the key it will not remove, and says so', async () => {
    const keychain = fakeKeychain();
    const secrets = make(keychain);
    await secrets.set(key);
    keychain.act = failing('locked');
    expect(await secrets.clear()).toEqual({
      ok: false,
      failure: { kind: 'keychain', message: `The key could not be removed from the keychain. ${locked}`, charged: 'no', next: 'retry' },
    });
    expect(await secrets.key()).toBe(key);
  });

  test.each([
    [5000, key, key],
    [120_000, null, null],
  ])('by never answering is waited for %i ms and no longer', async (waitMs, environmentKey, given) => {
    vi.useFakeTimers();
    let answerNow: () => void = () => undefined;
    const keychain = fakeKeychain(() => new Promise((done) => (answerNow = done)));
    const secrets = make(keychain, environmentKey);
    let answer: unknown = 'waiting';
    void secrets.key().then((value) => (answer = value));
    await vi.advanceTimersByTimeAsync(waitMs - 1);
    expect(answer).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1);
    expect(answer).toBe(given);
    // Nor is it asked again, or waited for again, while the first question stands.
    expect((await secrets.status()).trouble).toEqual(silent);
    expect(keychain.asked).toBe(1);
    answerNow();
    await vi.advanceTimersByTimeAsync(0);
    keychain.act = async () => undefined;
    expect((await secrets.status()).trouble).toBe(null);
    expect(keychain.asked).toBe(2);
  });
});
