// What a record or a call may say about a composite: each limit is still allowed, what is beyond it is not.
import { expect, test } from 'vitest';
import { keepSettingsSchema, strokeSchema } from '../../../app/composite/keep-settings.ts';
import type { KeepSettings, Stroke } from '../../../app/composite/keep-settings.ts';

const brush: Extract<Stroke, { kind: 'brush' }> = { kind: 'brush', add: true, radius: 5, points: [[1, 2]] };
const rectangle: Extract<Stroke, { kind: 'rectangle' }> = { kind: 'rectangle', add: false, box: [1, 2, 3, 4] };
const settings: KeepSettings = { off: [1], strokes: [brush, rectangle], sensitivity: 1, grow: 6, feather: 6, tone: 1, grain: true };

const fits = (more: Record<string, unknown>): boolean => keepSettingsSchema.safeParse({ ...settings, ...more }).success;
const strokeFits = (stroke: unknown): boolean => strokeSchema.safeParse(stroke).success;
/** Whether each of the first fits and none of the others. */
const isLimit = (fit: (value: unknown) => boolean, within: readonly unknown[], beyond: readonly unknown[]): boolean =>
  within.every(fit) && !beyond.some(fit);

test('settings come back as they were said, word for word, and with none missing', () => {
  expect(keepSettingsSchema.parse({ ...settings, unlocked: true })).toEqual({ ...settings, unlocked: true });
  const { off, strokes, sensitivity, grow, feather, tone, grain } = settings;
  const missing: readonly unknown[] = [
    { strokes, sensitivity, grow, feather, tone, grain },
    { off, sensitivity, grow, feather, tone, grain },
    { off, strokes, grow, feather, tone, grain },
    { off, strokes, sensitivity, feather, tone, grain },
    { off, strokes, sensitivity, grow, tone, grain },
    { off, strokes, sensitivity, grow, feather, grain },
    { off, strokes, sensitivity, grow, feather, tone },
  ];
  expect(missing.filter((one) => keepSettingsSchema.safeParse(one).success)).toEqual([]);
  expect([fits({}), fits({ unlocked: 'yes' }), fits({ grain: 1 })]).toEqual([true, false, false]);
});

test.each<[string, (value: unknown) => boolean, readonly unknown[], readonly unknown[]]>([
  ['sensitivity', (sensitivity) => fits({ sensitivity }), [0.25, 4], [0.249, 4.001]],
  ['growing', (grow) => fits({ grow }), [0, 2000], [-0.001, 2000.001]],
  ['feather', (feather) => fits({ feather }), [0, 2000], [-0.001, 2000.001]],
  ['tone', (tone) => fits({ tone }), [0, 1], [-0.001, 1.001]],
  [
    'numbers of parts',
    (off) => fits({ off }),
    [[], [1], Array.from({ length: 5000 }, () => 1)],
    [[0], [1.5], Array.from({ length: 5001 }, () => 1)],
  ],
  ['strokes', (count) => fits({ strokes: Array.from({ length: Number(count) }, () => rectangle) }), [0, 5000], [5001]],
])('%s', (_what, fit, within, beyond) => {
  expect(isLimit(fit, within, beyond)).toBe(true);
});

test.each<[string, (value: unknown) => boolean, readonly unknown[], readonly unknown[]]>([
  ['the radius of a brush', (radius) => strokeFits({ ...brush, radius }), [0.001, 20_000], [0, 20_000.5]],
  [
    'the points of a brush',
    (count) => strokeFits({ ...brush, points: Array.from({ length: Number(count) }, () => [0, 0]) }),
    [1, 20_000],
    [0, 20_001],
  ],
  [
    'where a brush may be',
    (at) => strokeFits({ ...brush, points: [[at, 0]] }) && strokeFits({ ...brush, points: [[0, at]] }),
    [-100_000, 100_000],
    [-100_001, 100_001],
  ],
  ['a point', (point) => strokeFits({ ...brush, points: [point] }), [[1, 2]], [[1], [1, 2, 3], []]],
  [
    'where a rectangle may be',
    (at) => strokeFits({ ...rectangle, box: [at, 0, 1, 1] }) && strokeFits({ ...rectangle, box: [0, at, 1, 1] }),
    [-100_000, 100_000],
    [],
  ],
  ['how wide', (wide) => strokeFits({ ...rectangle, box: [0, 0, wide, 1] }), [0, 100_000], [-1, 100_000.5]],
  ['how high', (high) => strokeFits({ ...rectangle, box: [0, 0, 1, high] }), [0, 100_000], [-1, 100_000.5]],
  [
    'a box',
    (box) => strokeFits({ ...rectangle, box }),
    [[1, 2, 3, 4]],
    [
      [1, 2, 3],
      [1, 2, 3, 4, 5],
    ],
  ],
  ['a kind', (kind) => strokeFits({ ...brush, ...rectangle, kind }), ['brush', 'rectangle'], ['', 'circle', undefined]],
  ['whether it adds', (add) => strokeFits({ ...brush, add }) && strokeFits({ ...rectangle, add }), [true, false], ['', undefined]],
])('of a stroke: %s', (_what, fit, within, beyond) => {
  expect(isLimit(fit, within, beyond)).toBe(true);
});

test('a stroke comes back as it was drawn', () => {
  expect([strokeSchema.parse(brush), strokeSchema.parse(rectangle)]).toEqual([brush, rectangle]);
});
