// The key that the environment gives, beside a keychain that has another.
import { expect, test } from 'vitest';
import { makeSecrets } from '../../../main/platform/keychain.ts';
import type { Secrets } from '../../../main/platform/keychain.ts';

const origin = 'https://cloud.seaart.ai';
const key = 'sa-canary-4f1c9e7d2b';

/** Over one keychain in memory. */
const makeWith =
  (kept: Map<string, string>) =>
  (environmentKey: string | null): Secrets =>
    makeSecrets({
      origin,
      environmentKey,
      loadKeychain: async () => ({
        getPassword: async (_, account) => kept.get(account) ?? null,
        setPassword: async (_, account, word) => void kept.set(account, word),
        deletePassword: async (_, account) => kept.delete(account),
      }),
    });

test('in the environment that is none is said to be, and no other is used in its place until one is typed', async () => {
  const make = makeWith(new Map());
  await make(null).set(key);
  const said = { present: false, last4: null, where: null, trouble: expect.objectContaining({ id: 'key.environmentIsNoKey' }) };
  for (const given of [`Bearer ${key}`, 'sa-4f1', `${key}\n${key}`, `${key}ж`]) {
    const secrets = make(given);
    expect([given, await secrets.status(), await secrets.key()]).toEqual([given, said, null]);
    expect(await secrets.set(key)).toMatchObject({ ok: true, value: { present: true, where: 'keychain', trouble: null } });
    expect(await secrets.key()).toBe(key);
  }
});

test('in the environment is taken without the spaces and the line end around it', async () => {
  const heard: string[] = [];
  const secrets = makeSecrets({
    origin,
    environmentKey: ` ${key}\r\n`,
    loadKeychain: () => Promise.reject(new Error('none')),
    onKey: (one) => void heard.push(one),
  });
  expect([await secrets.key(), heard]).toEqual([key, [` ${key}\r\n`, key]]);
});
