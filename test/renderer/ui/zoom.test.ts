import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit, fitScale, panBy, place, toggle, zoomTo } from '../../../renderer/ui/zoom.ts';
import type { Frame, Zoom } from '../../../renderer/ui/zoom.ts';

const frame: Frame = { view: { width: 900, height: 500 }, picture: { width: 1248, height: 832 }, density: 1 };
const frames = fc.record({
  view: fc.record({ width: fc.integer({ min: 200, max: 3000 }), height: fc.integer({ min: 200, max: 2000 }) }),
  picture: fc.record({ width: fc.integer({ min: 16, max: 9000 }), height: fc.integer({ min: 16, max: 9000 }) }),
  density: fc.constantFrom(1, 1.5, 2),
});

describe('zoom', () => {
  it('fits the whole picture with a little room around it, and enlarges what is smaller', () => {
    fc.assert(
      fc.property(frames, (any) => {
        const where = place(any, fit);
        expect(where.width).toBeLessThanOrEqual(any.view.width);
        expect(where.height).toBeLessThanOrEqual(any.view.height);
        const filled = Math.max(where.width / (any.view.width - 16), where.height / (any.view.height - 16));
        if (where.scale < 8) expect(filled).toBeCloseTo(1, 6);
        else expect(where.scale).toBe(8);
        expect(where.left + where.width / 2).toBeCloseTo(any.view.width / 2, 6);
      }),
    );
  });

  it('says how much it enlarges: a result of one megapixel on a large screen', () => {
    expect(fitScale({ view: { width: 1876, height: 1256 }, picture: { width: 1248, height: 832 }, density: 1 })).toBeCloseTo(1.49, 2);
  });

  it('shows one picture pixel on one screen pixel at 100 %', () => {
    expect(place(frame, zoomTo(frame, fit, 1)).width).toBe(1248);
    expect(place({ ...frame, density: 2 }, zoomTo({ ...frame, density: 2 }, fit, 1)).width).toBe(624);
  });

  it('stays between ten and eight hundred percent', () => {
    expect(place(frame, zoomTo(frame, fit, 100)).scale).toBe(8);
    expect(place(frame, zoomTo(frame, fit, 0.0001)).scale).toBe(0.1);
    const huge: Frame = { ...frame, picture: { width: 30_000, height: 30_000 } };
    expect(place(huge, zoomTo(huge, fit, 0.0001)).scale).toBe(fitScale(huge));
  });

  it('keeps what lies under the pointer where it is, away from the edges', () => {
    const near = zoomTo(frame, fit, 2);
    const pointer = { x: 100, y: -40 };
    const before = place(frame, near);
    const after = place(frame, zoomTo(frame, near, 3, pointer));
    const at = (where: typeof before): number => (frame.view.width / 2 + pointer.x - where.left) / where.width;
    expect(at(after)).toBeCloseTo(at(before), 9);
  });

  it('never lets the picture be pushed out of the view', () => {
    fc.assert(
      fc.property(
        frames,
        fc.double({ min: 0.1, max: 8, noNaN: true }),
        fc.integer({ min: -9e6, max: 9e6 }),
        fc.integer({ min: -9e6, max: 9e6 }),
        (any, scale, x, y) => {
          const where = place(any, panBy(any, zoomTo(any, fit, scale), { x, y }));
          expect(where.left).toBeLessThan(any.view.width);
          expect(where.left + where.width).toBeGreaterThan(0);
          expect(where.top).toBeLessThan(any.view.height);
          expect(where.top + where.height).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('does not pan what fits, and toggles between fit and 100 %', () => {
    expect(panBy(frame, fit, { x: 5, y: 5 })).toEqual(fit);
    const full: Zoom = toggle(frame, fit);
    expect(full).toEqual({ kind: 'free', scale: 1, x: 0, y: 0 });
    expect(toggle(frame, full)).toEqual(fit);
  });
});
