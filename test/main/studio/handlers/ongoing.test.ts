import { expect, onTestFinished, test, vi } from 'vitest';
import type { LibraryWork } from '../../../../app/contract/contract.ts';
import { watchOngoing } from '../../../../main/studio/handlers/ongoing.ts';
import { idOf } from '../../library/records.ts';

type Handlers = Parameters<typeof watchOngoing>[0];

/** Each answers when it is told to. */
function bench() {
  let work: LibraryWork['kind'] | null = null;
  const answers: (() => void)[] = [];
  const later = <T>(value: T) => new Promise<T>((resolve) => answers.push(() => resolve(value)));
  const marked = { ok: true, value: { before: [], stoppedBy: null } } as const;
  const handlers: Handlers = {
    'edit.organise': () => later(marked),
    'edit.putBack': () => later(marked),
    'keep.write': () => later({ ok: true, value: { edit: null, verdict: 'refused', reason: null } } as never),
    'export.start': () => later({ ok: true, value: {} } as never),
  };
  const watched = watchOngoing(handlers, () => work);
  return { ...watched, answers, working: (kind: LibraryWork['kind'] | null) => void (work = kind) };
}
const ids = (count: number): string[] => Array.from({ length: count }, (_, n) => idOf(n));

test('what is being done is told until it is answered', async () => {
  const { handlers, ongoing, answers, working } = bench();
  expect(ongoing()).toEqual([]);
  working('import');
  const all = [
    handlers['export.start']({ ids: ids(1) } as never),
    handlers['keep.write']({ id: idOf(0), index: 0, settings: null, force: false }),
  ];
  expect(ongoing()).toEqual(['import', 'keep', 'export']);
  working(null);
  answers.forEach((answer) => answer());
  await Promise.all(all);
  expect(ongoing()).toEqual([]);
});

test('marks of many are told, also between the pieces in which the window asks for them; those of a few are not', async () => {
  let nowMs = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  onTestFinished(() => void vi.restoreAllMocks());
  const { handlers, ongoing, answers } = bench();
  const few = handlers['edit.organise']({ ids: ids(7), change: { stars: 1 } });
  expect(ongoing()).toEqual([]);
  const many = handlers['edit.putBack']({ marked: ids(100).map((id) => ({ id, marks: {}, left: {} })) });
  expect(ongoing()).toEqual(['marks']);
  answers.forEach((answer) => answer());
  await Promise.all([few, many]);
  expect(ongoing()).toEqual(['marks']);
  nowMs += 300;
  expect(ongoing()).toEqual([]);
});
