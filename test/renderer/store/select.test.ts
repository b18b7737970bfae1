import { describe, expect, it } from 'vitest';
import { nothingSelected, rangeTo, selectOne, selectRange, targets, toggleOne, withIds } from '../../../renderer/store/select.ts';

const place = (position: number) => ({ position, id: `e${position}` });

describe('selecting', () => {
  it('takes one with a click and drops the others', () => {
    expect(selectOne(place(3))).toEqual({ active: place(3), anchor: place(3), ids: new Set(['e3']) });
  });

  it('adds and takes away single ones', () => {
    const two = toggleOne(selectOne(place(3)), place(5));
    expect(two.ids).toEqual(new Set(['e3', 'e5']));
    expect(toggleOne(two, place(3)).ids).toEqual(new Set(['e5']));
  });

  it('reaches from the anchor in both directions and keeps the anchor', () => {
    const anchored = selectOne(place(5));
    expect(rangeTo(anchored, 8)).toEqual({ from: 5, to: 8 });
    expect(rangeTo(anchored, 2)).toEqual({ from: 2, to: 5 });
    const ranged = selectRange(anchored, place(7), new Set(['e5', 'e6', 'e7']));
    expect([ranged.anchor, ranged.active, ranged.ids.size]).toEqual([place(5), place(7), 3]);
    expect(rangeTo(nothingSelected, 4)).toEqual({ from: 4, to: 4 });
  });

  it('changes a large selection without a copy of it, and to the same as a small one', () => {
    const many = new Set(Array.from({ length: 6000 }, (_, n) => `e${n}`));
    const changed = [
      (ids: typeof nothingSelected.ids) => withIds(ids, ['e7', 'e8'], false),
      (ids: typeof nothingSelected.ids) => withIds(ids, ['e8', 'new', 'newer', 'e9'], true),
      (ids: typeof nothingSelected.ids) => withIds(ids, ['newer', 'nobody'], false),
    ].reduce((ids, change) => change(ids), many as typeof nothingSelected.ids);
    const wanted = new Set([...many, 'new']);
    wanted.delete('e7');
    expect(changed).not.toBeInstanceOf(Set);
    expect([changed.size, new Set(changed)]).toEqual([wanted.size, wanted]);
    expect(['e7', 'e8', 'new', 'newer', 'nobody'].map((id) => changed.has(id))).toEqual([false, true, true, false, false]);
    expect(many.size).toBe(6000);
  });

  it('gives actions the selection, else the one before the eyes', () => {
    const two = toggleOne(selectOne(place(3)), place(5));
    expect(targets(two, 'e9')).toEqual(['e3', 'e5']);
    expect(targets(selectOne(place(3)), 'e9')).toEqual(['e9']);
    expect(targets(selectOne(place(3)), null)).toEqual(['e3']);
    expect(targets(nothingSelected, null)).toEqual([]);
  });
});
