// What a person does to a proposal: parts, strokes, settings, and the way back.
import { describe, expect, test } from 'vitest';
import type { Stroke } from '../../../app/composite/keep-settings.ts';
import {
  asProposed,
  canWrite,
  emptyWork,
  isChanged,
  redone,
  takenOf,
  undone,
  withPart,
  withProposal,
  withSettings,
  withStroke,
} from '../../../renderer/store/keep-work.ts';
import type { KeepWork } from '../../../renderer/store/keep-work.ts';
import { keepDefaults, keepProposal } from '../../fakes/keep-calls.ts';

const work = withProposal(emptyWork, keepProposal);
const stroke: Stroke = { kind: 'rectangle', add: true, box: [10, 20, 30, 40] };
const hand = ({ settings }: KeepWork) => [settings?.off, settings?.strokes];

describe('work on a proposal', () => {
  test('begins with its settings, unchanged', () => {
    expect(work.settings).toEqual(keepDefaults);
    expect([isChanged(work), canWrite(work)]).toEqual([false, true]);
  });

  test('goes back and forth through parts and strokes', () => {
    const changed = withStroke(withPart(work, 2), stroke);
    expect(hand(changed)).toEqual([[2], [stroke]]);
    expect(hand(undone(changed))).toEqual([[2], []]);
    expect(hand(undone(undone(undone(changed))))).toEqual([[], []]);
    expect(hand(redone(redone(undone(undone(changed)))))).toEqual([[2], [stroke]]);
    expect(hand(redone(withPart(undone(changed), 1)))).toEqual([[2, 1], []]);
  });

  test('a slider is not taken back by undo', () => {
    const changed = withSettings(withPart(work, 1), { grow: 99 });
    expect(undone(changed).settings).toEqual({ ...keepDefaults, grow: 99 });
    expect(isChanged(undone(changed))).toBe(true);
  });

  test('is as proposed again, and what was drawn can be had back', () => {
    const reset = asProposed(withSettings(withStroke(work, stroke), { tone: 1 }));
    expect(reset.settings).toEqual(keepDefaults);
    expect(hand(undone(reset))).toEqual([[], [stroke]]);
  });

  test('carries what was left to the next proposal by place, in its past too', () => {
    const moved = keepProposal.parts.map((part, at) => ({ ...part, number: 2 - at }));
    const next = withProposal(withStroke(withPart(work, 2), stroke), { ...keepProposal, key: 'other', parts: moved });
    expect(hand(next)).toEqual([[1], [stroke]]);
    expect(hand(undone(next))).toEqual([[1], []]);
    expect(hand(undone(undone(next)))).toEqual([[], []]);
  });

  test('keeps what was done when the same proposal comes again', () => {
    expect(hand(withProposal(withPart(work, 2), keepProposal))).toEqual([[2], []]);
  });

  test('changes nothing while it is written', () => {
    const writing: KeepWork = { ...withPart(work, 1), writing: 'writing' };
    for (const changed of [withPart(writing, 2), withStroke(writing, stroke), withSettings(writing, { grow: 1 }), undone(writing)])
      expect(changed).toEqual(writing);
    expect(canWrite(writing)).toBe(false);
  });

  test('has something to write only where something is taken and the verdict allows it', () => {
    const none = withPart(withPart(work, 1), 2);
    expect([canWrite(none), canWrite(withStroke(none, stroke)), canWrite(withStroke(none, { ...stroke, add: false }))]).toEqual([
      false,
      true,
      false,
    ]);
    expect(
      ['look-first', 'refused', 'unchanged'].map((verdict) => canWrite({ ...work, said: { verdict, reason: null } as KeepWork['said'] })),
    ).toEqual([true, false, false]);
    expect(takenOf(withPart(work, 1))).toEqual({ parts: [keepProposal.parts[1]], share: 0.02 });
  });
});
