// Rows of the library by position, in pages: which are asked for, which are kept. The oldest used are let go.

export type Pages = { readonly size: number; readonly max: number; readonly kept: ReadonlyMap<number, readonly string[]> };

/** `size` rows a page, at most `max` pages kept. */
export const noPages = (size: number, max: number): Pages => ({ size, max, kept: new Map() });

export const pageOf = (pages: Pages, position: number): number => Math.floor(position / pages.size);

/** Null where that page is not kept, or ends before the position. */
export function idAt(pages: Pages, position: number): string | null {
  return pages.kept.get(pageOf(pages, position))?.[position % pages.size] ?? null;
}

/** Pages that rows `from` (included) to `to` (not included) need and that are not kept. */
export function missingPages(pages: Pages, from: number, to: number): number[] {
  const missing: number[] = [];
  if (to <= from) return missing;
  for (let page = pageOf(pages, from); page <= pageOf(pages, to - 1); page++) if (!pages.kept.has(page)) missing.push(page);
  return missing;
}

/** With the page as the newest; the oldest go where there are too many. */
export function keepPage(pages: Pages, page: number, ids: readonly string[]): Pages {
  const kept = new Map(pages.kept);
  kept.delete(page);
  kept.set(page, ids);
  for (const old of kept.keys()) {
    if (kept.size <= pages.max) break;
    kept.delete(old);
  }
  return { ...pages, kept };
}

/** Positions of ids among the kept pages. */
export function positionOf(pages: Pages, id: string): number | null {
  for (const [page, ids] of pages.kept) {
    const at = ids.indexOf(id);
    if (at >= 0) return page * pages.size + at;
  }
  return null;
}
