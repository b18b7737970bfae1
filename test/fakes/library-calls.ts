// The calls about the library, as a window of values answers them.
import type { CallHandlers, UsedName } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { isDead } from '../../app/edits/edit.ts';
import { pageSize } from '../../app/library/page.ts';
import { allWell } from './studio-samples.ts';
import type { FakeWorld } from './fake-world.ts';

const done = { ok: true, value: null } as const;

type LibraryName = Extract<keyof CallHandlers, `library.${string}`>;

export function makeLibraryFakes(world: FakeWorld): Pick<CallHandlers, LibraryName> {
  const matching = (asked: string): EditSummary[] => {
    // Whatever the order, they are given as they lie.
    const query = asked.replace(/\bsort:\w+/g, '').trim();
    if (query === 'in:trash') return world.edits.filter(({ trashed }) => trashed);
    const kept = world.edits.filter(({ trashed }) => !trashed);
    if (query === 'is:pick') return kept.filter(({ flag }) => flag === 'pick');
    // All of a pretended library are one family.
    if (query.startsWith('near:')) return kept;
    if (query.startsWith('batch:')) return kept.filter(({ batch }) => query.includes(batch?.id ?? '-'));
    return kept.filter(({ prompt }) => prompt.toLowerCase().includes(query.toLowerCase()));
  };
  /** Of each set the first that is there, as the index does it for what has equal marks. */
  const shown = (query: string, fold: boolean): EditSummary[] => {
    const all = matching(query);
    if (!fold || query !== '') return all;
    const rank = ({ results, flag }: EditSummary): number => (results.length === 0 ? 0 : flag === 'reject' ? 1 : flag === 'pick' ? 3 : 2);
    const of = (id: string | undefined): EditSummary[] => all.filter(({ batch }) => batch?.id === id);
    const head = (id: string | undefined): EditSummary | undefined =>
      of(id)
        .toReversed()
        .toSorted((a, b) => rank(b) - rank(a))[0];
    return all.flatMap((edit) => {
      const id = edit.batch?.id;
      if (id === undefined || of(id).length < 2) return [edit];
      return head(id)?.id === edit.id ? [{ ...edit, stack: of(id).length }] : [];
    });
  };
  const monthOf = ({ createdAt }: EditSummary): string => createdAt.slice(0, 7);
  /** Each month's edits without those that came to nothing, and these after them where it is open. */
  const parted = (query: string, fold: boolean, open?: readonly string[]) => {
    const all = shown(query, fold);
    const apart = open !== undefined && query === '';
    const months = [...new Set(all.map(monthOf))].map((month) => {
      const own = all.filter((edit) => monthOf(edit) === month);
      const dead = own.filter((edit) => apart && isDead(edit));
      const isOpen = open?.includes(month) === true;
      return { month, isOpen, alive: own.filter((edit) => !dead.includes(edit)), dead };
    });
    return { months, rows: apart ? months.flatMap(({ alive, dead, isOpen }) => [...alive, ...(isOpen ? dead : [])]) : all };
  };
  const editsOf = (cells: readonly EditSummary[]): number => cells.reduce((sum, { stack = 1 }) => sum + stack, 0);
  const named = (names: (edit: EditSummary) => readonly (string | null)[]): UsedName[] => {
    const counts = new Map<string, number>();
    for (const name of world.edits.flatMap(names)) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].map(([name, edits]) => ({ name, edits }));
  };
  return {
    'library.find': async ({ query, whole, fold = false, open, rows: wanted = 0 }) => {
      const { rows, months } = parted(query, fold, open);
      const total = whole || (open !== undefined && query === '') ? rows.length : Math.min(rows.length, pageSize + 1);
      const counted = new Map<string, EditSummary[]>();
      for (const edit of rows.slice(0, total)) counted.set(monthOf(edit), [...(counted.get(monthOf(edit)) ?? []), edit]);
      const isApart = open !== undefined && query === '';
      return {
        ok: true,
        value: {
          total,
          // With lines all is counted at once, as the index keeps it.
          exact: isApart || whole || rows.length <= pageSize,
          months: months
            .map(({ month, alive, dead, isOpen }) => ({
              month,
              count: isApart ? alive.length : (counted.get(month)?.length ?? 0),
              ...(fold && query === '' ? { edits: editsOf([...alive, ...dead]) } : {}),
              ...(dead.length === 0 ? {} : { dead: { edits: editsOf(dead), cells: dead.length, open: isOpen } }),
            }))
            .filter(({ count, dead }) => count > 0 || dead !== undefined),
          notUnderstood: [],
          ...(wanted === 0 ? {} : { rows: rows.slice(0, wanted) }),
        },
      };
    },
    'library.rows': async ({ query, offset, count, fold = false, open }) => ({
      ok: true,
      value: parted(query, fold, open).rows.slice(offset, offset + count),
    }),
    'library.ids': async ({ query, offset, count, fold = false, open }) => ({
      ok: true,
      value: parted(query, fold, open)
        .rows.slice(offset, offset + count)
        .map(({ id }) => id)
        .join(''),
    }),
    'library.position': async ({ query, id, fold = false, open }) => {
      const cells = parted(query, fold, open).rows;
      const set = matching(query).find((edit) => edit.id === id)?.batch?.id;
      const own = cells.findIndex((edit) => edit.id === id);
      const at = own >= 0 || set === undefined || !fold ? own : cells.findIndex((edit) => edit.batch?.id === set);
      return { ok: true, value: at < 0 ? null : at };
    },
    'library.names': async () => ({
      ok: true,
      value: { tags: named(({ tags }) => tags), projects: named(({ project }) => [project]), labels: [] },
    }),
    'library.emptyTrash': async () => {
      const before = world.edits.length;
      world.edits = world.edits.filter(({ trashed }) => !trashed);
      return { ok: true, value: { edits: before - world.edits.length, inputs: 0, failures: [] } };
    },
    'library.chooseFolder': async () => ({ ok: true, value: world.snapshot.library }),
    'library.reveal': async () => done,
    'library.rebuild': async () => ({ ok: true, value: world.snapshot.library }),
    'library.verify': async () => ({ ok: true, value: allWell(world.edits.length) }),
    'library.stop': async () => null,
    'library.backUp': async () => ({ ok: true, value: null }),
    'library.work': async () => ({ work: null, verified: null, imported: null, backedUp: null }),
    'library.import': async () => ({ ok: true, value: null }),
    'library.revealFinding': async () => done,
    'library.damaged': async () => ({ ok: true, value: [] }),
    'library.revealDamaged': async () => done,
  };
}
