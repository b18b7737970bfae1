// Results that ended while something else was looked at: they stay told of until they are seen.
import { useStore } from 'zustand';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { edits } from '../store/edits.ts';
import { show, stage } from '../store/stage.ts';
import { toStage } from '../store/view.ts';

/** Those of a batch are seen on its own page; a press of several is one wish, and its results are new here. */
const isAnnouncedHere = (edit: EditSummary | undefined): boolean =>
  edit !== undefined && !edit.trashed && (edit.batch === undefined || edit.batch.of !== undefined);

const newIn = (unseen: ReadonlySet<string>, byId: ReadonlyMap<string, EditSummary>): readonly string[] =>
  [...unseen].filter((id) => isAnnouncedHere(byId.get(id)));

/** Oldest first. */
export const newResults = (): readonly string[] => newIn(stage.getState().unseen, edits.getState().byId);

export function useNewCount(): number {
  const unseen = useStore(stage, (now) => now.unseen);
  return useStore(edits, ({ byId }) => newIn(unseen, byId).length);
}

/** One after another, in the order in which they came. */
export function showNew(): void {
  const [id] = newResults();
  if (id === undefined) return;
  show(id);
  toStage();
}
