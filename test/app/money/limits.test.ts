import { expect, test } from 'vitest';
import { isLimited, limitPassed } from '../../../app/money/limits.ts';
import type { Account, Limits } from '../../../app/money/limits.ts';
import type { Spent } from '../../../app/money/spent.ts';

const none: Limits = { dayPictures: null, dayCost: null, monthPictures: null, monthCost: null };
const account = (limits: Partial<Limits>, more: Partial<Account> = {}): Account => ({
  prices: { pro: 0.04 },
  pricePerPicture: null,
  currency: 'EUR',
  limits: { ...none, ...limits },
  ...more,
});
const spent = (pictures: number, more: Partial<Spent> = {}): readonly Spent[] => [
  { atMs: 0, model: 'pro', project: null, charged: 'maybe', creates: pictures, pictures, ...more },
];
const wanted = (count: number, model = 'pro') => Array.from({ length: count }, () => ({ model, pictures: 1 }));
const said = (...of: Parameters<typeof limitPassed>): string | null => limitPassed(...of)?.message ?? null;

test('the last picture of a limit may be sent, and not the one after it', () => {
  const at = { day: spent(17), month: spent(40) };
  expect(said(account({ dayPictures: 20 }), at, wanted(3))).toBeNull();
  expect(limitPassed(account({ dayPictures: 20 }), at, wanted(4))).toEqual({
    kind: 'limit',
    message:
      'That would pass your limit of pictures a day, 20: 17 sent today or waiting, 4 asked for. Nothing was sent. Raise the limit in the settings, under Money, or go on tomorrow.',
    charged: 'no',
    next: 'raise-limit',
  });
  expect(said(account({ dayPictures: 0 }), { day: [], month: [] }, wanted(1))).toContain('limit of pictures a day, 0');
});

test('money is counted by the price of each model, and a binary fraction passes no limit', () => {
  expect(said(account({ monthCost: 1.2 }), { day: [], month: spent(29) }, wanted(1))).toBeNull();
  expect(said(account({ monthCost: 1.2 }), { day: [], month: spent(30) }, wanted(1))).toBe(
    'That would pass your limit a month, 1.20 EUR: 1.20 EUR sent this month or waiting, 0.04 EUR asked for. Nothing was sent. Raise the limit in the settings, under Money, or go on next month.',
  );
  expect(
    said(account({ dayCost: 0.3 }), { day: spent(2, { charged: 'yes' }), month: [] }, [...wanted(1), { model: 'pro', pictures: 5 }]),
  ).toContain('0.08 EUR sent today or waiting, 0.24 EUR asked for');
});

test('what is known to have cost nothing counts nowhere', () => {
  expect(
    said(account({ dayPictures: 1, monthCost: 0.04 }), { day: spent(9, { charged: 'no' }), month: spent(9, { charged: 'no' }) }, wanted(1)),
  ).toBeNull();
});

test('a limit of money without a price asks for it; one of pictures needs none', () => {
  const sentence = (model: string): string =>
    `Your limit of money needs a price: what a picture of ${model} costs is not said. Type it in the settings, under Money. Nothing was sent.`;
  expect(said(account({ dayCost: 5 }), { day: [], month: [] }, wanted(1, 'max'))).toBe(sentence('max'));
  expect(said(account({ monthCost: 5 }), { day: [], month: spent(1, { model: 'old' }) }, wanted(1))).toBe(sentence('old'));
  expect(said(account({ monthCost: 5 }), { day: [], month: spent(1, { model: 'old', charged: 'no' }) }, wanted(1))).toBeNull();
  expect(said(account({ dayPictures: 5 }), { day: [], month: [] }, wanted(1, 'max'))).toBeNull();
});

test('the day is looked at before the month, and each by itself', () => {
  const limits = account({ dayPictures: 5, monthPictures: 8 });
  expect(said(limits, { day: spent(5), month: spent(8) }, wanted(1))).toContain('a day');
  expect(said(limits, { day: spent(1), month: spent(8) }, wanted(1))).toContain('a month');
  expect(said(limits, { day: spent(4), month: spent(7) }, wanted(1))).toBeNull();
});

test('any one limit makes an account limited, also one of nothing', () => {
  expect(isLimited(none)).toBe(false);
  for (const one of Object.keys(none)) expect([one, isLimited({ ...none, [one]: 0 })]).toEqual([one, true]);
});
