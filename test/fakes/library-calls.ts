// The calls about the library, as a window of values answers them.
import type { CallHandlers, EditSummary, UsedName } from '../../app/ipc.ts';
import { pageSize } from '../../app/library/page.ts';
import { allWell } from './studio-samples.ts';
import type { FakeWorld } from './studio-bridge.ts';

const done = { ok: true, value: null } as const;

type LibraryName = Extract<keyof CallHandlers, `library.${string}`>;

export function makeLibraryFakes(world: FakeWorld): Pick<CallHandlers, LibraryName> {
  const matching = (query: string): EditSummary[] => {
    if (query === 'in:trash') return world.edits.filter(({ trashed }) => trashed);
    const kept = world.edits.filter(({ trashed }) => !trashed);
    // All of a pretended library are one family.
    return query.startsWith('near:') ? kept : kept.filter(({ prompt }) => prompt.toLowerCase().includes(query.toLowerCase()));
  };
  const named = (names: (edit: EditSummary) => readonly (string | null)[]): UsedName[] => {
    const counts = new Map<string, number>();
    for (const name of world.edits.flatMap(names)) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].map(([name, edits]) => ({ name, edits }));
  };
  return {
    'library.find': async ({ query, whole }) => {
      const all = matching(query);
      const found = whole ? all : all.slice(0, pageSize + 1);
      const months = new Map<string, number>();
      for (const { createdAt } of found) months.set(createdAt.slice(0, 7), (months.get(createdAt.slice(0, 7)) ?? 0) + 1);
      return {
        ok: true,
        value: {
          total: found.length,
          exact: whole || all.length <= pageSize,
          months: [...months].map(([month, count]) => ({ month, count })),
          notUnderstood: [],
        },
      };
    },
    'library.rows': async ({ query, offset, count }) => ({ ok: true, value: matching(query).slice(offset, offset + count) }),
    'library.position': async ({ query, id }) => {
      const at = matching(query).findIndex((edit) => edit.id === id);
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
