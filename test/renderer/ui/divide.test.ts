import { describe, expect, it } from 'vitest';
import { divideAt, divideByKey } from '../../../renderer/ui/divide.ts';

describe('the line between before and after', () => {
  it('follows the pointer and stops at the edges', () => {
    expect([divideAt(350, 100, 500), divideAt(0, 100, 500), divideAt(9000, 100, 500), divideAt(5, 0, 0)]).toEqual([0.5, 0, 1, 0.5]);
  });

  it('moves by one percent, by ten with Shift or a page key, and jumps to the ends', () => {
    expect(divideByKey(0.5, 'ArrowRight', false)).toBe(0.51);
    expect(divideByKey(0.5, 'ArrowLeft', true)).toBe(0.4);
    expect(divideByKey(0.95, 'PageUp', false)).toBe(1);
    expect([divideByKey(0.3, 'Home', false), divideByKey(0.3, 'End', false)]).toEqual([0, 1]);
    expect(divideByKey(0.5, 'x', false)).toBeNull();
    // A line that lies goes where the arrow points; one that stands takes up for more.
    expect([divideByKey(0.5, 'ArrowDown', false, true), divideByKey(0.5, 'ArrowDown', false)]).toEqual([0.51, 0.49]);
  });
});
