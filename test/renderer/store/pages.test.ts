import { describe, expect, it } from 'vitest';
import { idAt, keepPage, missingPages, noPages, positionOf } from '../../../renderer/store/pages.ts';

const ids = (page: number): string[] => Array.from({ length: 10 }, (_, at) => `e${page * 10 + at}`);

describe('pages of rows', () => {
  it('name what is missing for a range', () => {
    const pages = keepPage(noPages(10, 5), 1, ids(1));
    expect(missingPages(pages, 5, 31)).toEqual([0, 2, 3]);
    expect(missingPages(pages, 10, 20)).toEqual([]);
    expect(missingPages(pages, 7, 7)).toEqual([]);
  });

  it('find by position and by id', () => {
    const pages = keepPage(noPages(10, 5), 1, ids(1));
    expect([idAt(pages, 14), idAt(pages, 4), positionOf(pages, 'e14'), positionOf(pages, 'e4')]).toEqual(['e14', null, 14, null]);
  });

  it('let the oldest go', () => {
    let pages = noPages(10, 2);
    for (const page of [0, 1, 2]) pages = keepPage(pages, page, ids(page));
    expect([...pages.kept.keys()]).toEqual([1, 2]);
  });
});
