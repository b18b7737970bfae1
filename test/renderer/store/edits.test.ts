import { describe, expect, it } from 'vitest';
import { isLiving } from '../../../app/edits/edit.ts';
import { editOf, edits, meet, secondsOf, seedOf } from '../../../renderer/store/edits.ts';
import { sampleEdit } from '../../fakes/studio-samples.ts';

describe('met edits', () => {
  it('are replaced by newer news', () => {
    meet([sampleEdit(1, { stars: 1 })]);
    meet([sampleEdit(1, { stars: 5 })]);
    expect(editOf(sampleEdit(1).id)?.stars).toBe(5);
  });

  it('are let go when there are too many, the longest unmet first', () => {
    meet(Array.from({ length: 8000 }, (_, at) => sampleEdit(10 + at)));
    meet([sampleEdit(10)]);
    meet([sampleEdit(90_000)]);
    expect(edits.getState().byId.size).toBe(8000);
    expect([editOf(sampleEdit(1).id), editOf(sampleEdit(11).id)]).toEqual([null, null]);
    expect(editOf(sampleEdit(10).id)).not.toBeNull();
  });

  it('count from being sent to the end, or to now', () => {
    const sentAt = '2026-11-23T12:00:00.000Z';
    expect(secondsOf({ sentAt, endedAt: '2026-11-23T12:00:11.800Z' }, 0)).toBe(11.8);
    expect(secondsOf({ sentAt, endedAt: null }, Date.parse('2026-11-23T12:00:04.000Z'))).toBe(4);
    expect(secondsOf({ sentAt: null, endedAt: null }, 0)).toBeNull();
  });

  it('know whether something may still happen, and their seed', () => {
    expect(['waiting', 'saving', 'done', 'unknown'].map((state) => isLiving(state as 'done'))).toEqual([true, true, false, false]);
    expect([seedOf({ model: 'flux_kontext_max', parameters: { seed: 0 } }), seedOf({ model: 'flux_kontext_max', parameters: {} })]).toEqual(
      [0, null],
    );
  });
});
