// The months of what a search found, or of all edits, with what came to nothing of each.
import { monthOfPlace } from '../store/row.ts';
import { isForAll, onlyOf } from './asked.ts';
import type { AskedSearch } from './asked.ts';
import type { KnownMatches } from './matches.ts';
import type { Part } from './parts.ts';
import { countedIn } from './sorted-positions.ts';
import type { IndexStore } from './store.ts';

/** `said`: for how many edits the line of the month stands. `edits`: all of the month where its sets are folded. */
export type FoundMonth = Part & { readonly edits?: number; readonly said: number };
/** Newest first; null where what a search found is not counted yet. */
export type FoundMonths = (asked: AskedSearch) => readonly FoundMonth[] | null;

export function makeFoundMonths(store: IndexStore, { matchesOf }: KnownMatches): FoundMonths {
  return (asked) => {
    const open = new Set(asked.open);
    const isOpen = (start: number): boolean => open.has(monthOfPlace(start));
    if (isForAll(asked)) return monthsOfAll(store, asked, isOpen);
    const [alive, dead] = [matchesOf(onlyOf(asked, 'alive')), matchesOf(onlyOf(asked, 'dead'))];
    if (!alive.exact || !dead.exact) return null;
    const sizes = asked.folded ? store.stackSizes(dead.positions) : [...dead.positions].map(() => 1);
    const nothing = { alive: 0, dead: 0, said: 0 };
    const months = new Map(countedIn(alive.positions).map(({ start, count }) => [start, { ...nothing, alive: count }]));
    let at = 0;
    for (const { start, count } of countedIn(dead.positions)) {
      const said = sizes.slice(at, at + count).reduce((sum, size) => sum + size, 0);
      months.set(start, { ...nothing, ...months.get(start), dead: count, said });
      at += count;
    }
    return [...months].toSorted(([a], [b]) => b - a).map(([start, counts]) => ({ start, open: isOpen(start), ...counts }));
  };
}

function monthsOfAll(store: IndexStore, asked: AskedSearch, isOpen: (start: number) => boolean): readonly FoundMonth[] {
  store.noticeOthers();
  return store.months().map(({ start, edits, cells, dead, deadCells, behind }) => {
    const all = asked.folded ? { alive: cells, dead: deadCells, said: behind, edits } : { alive: edits, dead, said: dead };
    // Where nothing is asked for apart, all of a month is before its line.
    return asked.open === null
      ? { ...all, start, dead: 0, open: false }
      : { ...all, start, alive: all.alive - all.dead, open: isOpen(start) };
  });
}
