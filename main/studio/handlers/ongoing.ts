// Follows what ends with the program, beside edits: it is asked about before the program goes.
import type { CallHandlers, LibraryWork } from '../../../app/contract/contract.ts';

/** What the person has begun that ends with the program. */
export type Ongoing = LibraryWork['kind'] | 'marks' | 'keep' | 'export';

/** So many marks are a piece of more, perhaps: the window asks for the next one as soon as it has the answer. */
const pieceOfMarks = 100;
const nextPieceMs = 250;

type Watched = 'edit.organise' | 'edit.putBack' | 'keep.write' | 'export.start';

/** The same handlers, and what of this is going on. */
export function watchOngoing<H extends Pick<CallHandlers, Watched>>(
  handlers: H,
  work: () => LibraryWork['kind'] | null,
): { readonly handlers: H; readonly ongoing: () => readonly Ongoing[] } {
  const counts = { marks: 0, keep: 0, export: 0 };
  let markedMs = -Infinity;
  const during = <T>(kind: keyof typeof counts, answer: Promise<T>): Promise<T> => {
    counts[kind] += 1;
    return answer.finally(() => (counts[kind] -= 1));
  };
  const marking = <T>(count: number, answer: Promise<T>): Promise<T> =>
    count < pieceOfMarks ? answer : during('marks', answer).finally(() => (markedMs = performance.now()));
  return {
    handlers: {
      ...handlers,
      'edit.organise': (asked) => marking(asked.ids.length, handlers['edit.organise'](asked)),
      'edit.putBack': (asked) => marking(asked.marked.length, handlers['edit.putBack'](asked)),
      'keep.write': (asked) => during('keep', handlers['keep.write'](asked)),
      'export.start': (asked) => during('export', handlers['export.start'](asked)),
    },
    ongoing: () => {
      const kind = work();
      return [
        ...(kind === null ? [] : [kind]),
        ...(counts.marks > 0 || performance.now() - markedMs < nextPieceMs ? (['marks'] as const) : []),
        ...(['keep', 'export'] as const).filter((one) => counts[one] > 0),
      ];
    },
  };
}
