// Earlier and saved words of the pretend main: counted from its edits, kept in memory, every change undone by its key.
import type { CallHandlers, EarlierWords } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { englishFailure } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Saved } from '../../app/presets/saved.ts';

type WordsCall = 'words.earlier' | 'words.saved' | 'words.keep' | 'words.rename' | 'words.remove' | 'words.putBack';
export type WordsWorld = { saved: Saved[] };

export const samplePreset = (name: string, prompt: string, more: Partial<Saved> = {}): Saved => ({
  ...{ kind: 'preset', name, prompt, model: null, parameters: {}, damaged: null },
  ...more,
});

export function wordsCalls(world: WordsWorld & { edits: EditSummary[] }): Pick<CallHandlers, WordsCall> {
  const before = new Map<string, Saved[]>();
  const change = (saved: Saved[]): Reply<{ undo: string }> => {
    const undo = crypto.randomUUID();
    before.set(undo, world.saved);
    world.saved = saved;
    return { ok: true, value: { undo } };
  };
  return {
    'words.earlier': async ({ query, order, offset, count }) => {
      const rows = rowsOf(world.edits.filter(({ prompt, trashed }) => !trashed && prompt.includes(query)));
      if (order === 'uses') rows.sort((a, b) => b.uses - a.uses);
      if (order === 'stars') rows.sort((a, b) => (b.meanStars ?? 0) - (a.meanStars ?? 0));
      return { ok: true, value: { total: rows.length, rows: rows.slice(offset, offset + count) } };
    },
    'words.saved': async () => ({ ok: true, value: world.saved }),
    'words.keep': async ({ kind, name, prompt, model, parameters, replace }) => {
      const others = world.saved.filter((one) => one.kind !== kind || one.name !== name);
      if (others.length < world.saved.length && !replace)
        return { ok: false, failure: englishFailure('usage', `There is “${name}” already.`) };
      return change([...others, { kind, name, prompt, model, parameters, damaged: null }]);
    },
    'words.rename': async ({ kind, name, to }) =>
      change(world.saved.map((one) => (one.kind === kind && one.name === name ? { ...one, name: to } : one))),
    'words.remove': async ({ kind, name }) => change(world.saved.filter((one) => one.kind !== kind || one.name !== name)),
    'words.putBack': async ({ undo }) => change(before.get(undo) ?? world.saved),
  };
}

/** `edits`: newest first. */
function rowsOf(edits: readonly EditSummary[]): EarlierWords[] {
  return [...new Set(edits.map(({ prompt }) => prompt))].map((prompt) => {
    const uses = edits.filter((edit) => edit.prompt === prompt);
    const [best] = uses.toSorted((a, b) => b.stars - a.stars);
    const stars = uses.flatMap((edit) => (edit.stars === 0 ? [] : [edit.stars]));
    const flagged = (flag: string): number => uses.filter((edit) => edit.flag === flag).length;
    return {
      prompt,
      uses: uses.length,
      done: uses.filter(({ results }) => results.length > 0).length,
      kept: flagged('pick'),
      out: flagged('reject'),
      starred: stars.length,
      meanStars: stars.length === 0 ? null : stars.reduce((sum, one) => sum + one, 0) / stars.length,
      rehearsals: uses.filter(({ rehearsal }) => rehearsal).length,
      editId: best?.id ?? '',
      hasResult: (best?.results.length ?? 0) > 0,
    };
  });
}
