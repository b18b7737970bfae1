// The edits of one press of Run, as they end: the last one tells of all.
import { isLiving } from '../../app/edits/edit.ts';
import type { BatchMark } from '../../app/edits/batch-mark.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { text } from '../text/text.ts';
import { knownOf, progressOf } from '../store/sets.ts';
import { editEnded } from '../store/stage.ts';
import { openSet, setNoticeKey } from './survey.ts';
import { speak, tell } from '../store/toasts.ts';

/** False for an edit that went wrong: that is told by itself. */
export function setEnded(set: BatchMark, edit: EditSummary, stageVisible: boolean): boolean {
  const well = edit.state === 'done' && edit.unchanged !== true;
  if (well) editEnded(edit, stageVisible);
  if (knownOf(set.id).some(({ state }) => isLiving(state))) return well;
  const { done, of } = progressOf(set.id, set.of ?? 0, []);
  const words = text.sets.over(set.set, done, of);
  speak(words);
  if (done > 1) tell(words, { key: setNoticeKey(set.id), action: { label: text.sets.open, run: () => void openSet(set.id) } });
  return well;
}
