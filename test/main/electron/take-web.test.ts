import { expect, test } from 'vitest';
import { fail, englishFailure, ok } from '../../../app/failure.ts';
import { makeTakeWeb } from '../../../main/electron/take-web.ts';
import type { WebTaken } from '../../../main/inputs/web-pictures.ts';
import { shells } from '../../../app/messages/languages/shells.ts';
import { samplePicture } from '../../fakes/studio-samples.ts';

const address = 'https://pictures.example.com/a/boats.jpg?sign=1';
const picture = samplePicture(1, { name: 'boats.jpg', web: { address, itself: false } });
const unseen = samplePicture(2, { name: 'boats.jpg', web: { address, itself: true, unseen: true } });
const refusal = englishFailure('picture-missing', 'No.');

/** `hosts` are asked for one after the other until all are allowed; `answers` are the buttons that are pressed. */
function world(hosts: readonly string[], answers: readonly number[], writable = true) {
  const allowed = new Set<string>();
  const effects: unknown[] = [];
  const left = [...answers];
  const take = makeTakeWeb({
    dialog: {
      showMessageBox: async (...given: unknown[]) => {
        const asked = given.at(-1) as { message: string; detail: string; buttons: string[]; cancelId: number };
        effects.push(['asked', asked.message, asked.detail.split('\n')[0]]);
        await Promise.resolve();
        return { response: left.shift() ?? asked.cancelId, checkboxChecked: false };
      },
    },
    front: () => null,
    words: () => shells['en'].askHost,
    web: {
      take: async (_, more): Promise<WebTaken> => {
        const at = hosts.findIndex((host) => !allowed.has(host) && !more.includes(host));
        const host = hosts[at];
        return host === undefined ? { kind: 'taken', picture } : { kind: 'ask', host, from: at === 0 ? null : (hosts[at - 1] ?? null) };
      },
      takeUnseen: async (given) => (effects.push(['unseen', given]), ok(unseen)),
      allow: async (host) => {
        if (!writable) return fail(englishFailure('disk-trouble', 'Full.'));
        allowed.add(host);
        effects.push(['allowed', host]);
        return ok(null);
      },
    },
  });
  return { take, effects };
}

const questions = (effects: readonly unknown[]): unknown[] => effects.filter((effect) => (effect as [string])[0] === 'asked');

test('a host that was allowed is not asked about', async () => {
  const { take, effects } = world([], []);
  expect(await take({ address })).toEqual({ pictures: [picture], failures: [] });
  expect(effects).toEqual([]);
});

test('a host is asked about once, and so is the one it leads on to', async () => {
  const { take, effects } = world(['pictures.example.com', 'cdn.example.net'], [0, 0]);
  expect(await take({ address })).toEqual({ pictures: [picture], failures: [] });
  expect(await take({ address })).toEqual({ pictures: [picture], failures: [] });
  expect(effects).toEqual([
    ['asked', 'Fetch the picture from pictures.example.com?', expect.stringContaining('will see this computer’s internet address')],
    ['allowed', 'pictures.example.com'],
    ['asked', 'Fetch the picture from cdn.example.net?', 'pictures.example.com leads on to cdn.example.net.'],
    ['allowed', 'cdn.example.net'],
  ]);
});

test('many addresses of one host at once are one question', async () => {
  const { take, effects } = world(['pictures.example.com'], [0]);
  const taken = await Promise.all([take({ address }), take({ address }), take({ address })]);
  expect([taken.map(({ pictures }) => pictures.length), questions(effects).length]).toEqual([[1, 1, 1], 1]);
});

test('a no takes nothing, and is no failure', async () => {
  const { take, effects } = world(['pictures.example.com'], [2]);
  expect(await take({ address })).toEqual({ pictures: [], failures: [] });
  expect(questions(effects).length).toBe(1);
});

test('the address alone is taken without a host being asked', async () => {
  const { take, effects } = world(['pictures.example.com'], [1]);
  expect(await take({ address })).toEqual({ pictures: [unseen], failures: [] });
  expect(effects.at(-1)).toEqual(['unseen', address]);
});

test('a yes that cannot be written down holds for this picture', async () => {
  const { take, effects } = world(['pictures.example.com'], [0], false);
  expect(await take({ address })).toEqual({ pictures: [picture], failures: [] });
  expect(questions(effects).length).toBe(1);
});

test('hosts that lead on without end are given up after four questions', async () => {
  const { take, effects } = world(
    Array.from({ length: 9 }, (_, n) => `n${n}.example.com`),
    [0, 0, 0, 0, 0, 0, 0, 0, 0],
  );
  expect(await take({ address })).toEqual({ pictures: [], failures: [] });
  expect(questions(effects).length).toBe(4);
});

test('what cannot be fetched says why under the picture’s name', async () => {
  const take = makeTakeWeb({
    dialog: { showMessageBox: () => Promise.reject(new Error('asked')) },
    front: () => null,
    words: () => shells['zh-CN'].askHost,
    web: { take: async () => ({ kind: 'failed', failure: refusal }), takeUnseen: async () => fail(refusal), allow: async () => ok(null) },
  });
  expect(await take({ address })).toEqual({ pictures: [], failures: [{ name: 'boats.jpg', failure: refusal }] });
});
