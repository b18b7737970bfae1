// Which acts there are now: what is open over the rest decides, and what there is to act on.
import { isShellAct, markActs } from '../../app/commands/commands.ts';
import type { ActName } from '../../app/commands/commands.ts';
import { canTakeStepsAgain } from './chains.ts';
import { canGoOn, targetEdit, targetIds } from './edit-commands.ts';
import { editOf } from '../store/edits.ts';
import { finishOf } from './finish.ts';
import { canKeep, isKeeping } from './keep.ts';
import { mirrored } from '../store/mirror.ts';
import { newResults } from './new-results.ts';
import { isSurveying } from './survey.ts';
import { isCovered } from '../store/view.ts';

const ofOneEdit: ReadonlySet<ActName> = new Set<ActName>([
  'use-all',
  'use-seed',
  'remix',
  'use-as-input',
  'reveal',
  'tree',
  'information',
  'compare',
  'compare-as',
  'survey',
  'pairwise',
  'flip',
  'lens',
  'zoom-toggle',
  'zoom-fit',
  'zoom-actual',
  'parent',
  'child',
  'sibling-before',
  'sibling-after',
  'quick-look',
  'sides',
  'picture-alone',
]);
const ofEdits: ReadonlySet<ActName> = new Set<ActName>(['copy', ...markActs, 'tag', 'trash', 'export']);

/** What makes sense over a view that has keys of its own: what else there is would act on what it covers. */
const anywhere = [
  'next-area',
  'area-before',
  'back',
  'undo',
  'redo',
  'zoom-toggle',
  'zoom-fit',
  'zoom-actual',
  'queue',
  'pause-queue',
  'sent',
  'palette',
  'keys',
  'settings',
] as const;
const ofKeeping: ReadonlySet<ActName> = new Set<ActName>([...anywhere, 'flip', 'compare']);
const ofSurvey: ReadonlySet<ActName> = new Set<ActName>([...anywhere, 'pairwise']);

export function isOffered(act: ActName): boolean {
  if (isCovered() || isShellAct(act)) return true;
  return isKeeping() ? ofKeeping.has(act) : !isSurveying() || ofSurvey.has(act);
}

/** Whether there is anything for it to act on now. */
export function canAct(act: ActName): boolean {
  if (!isOffered(act)) return false;
  if (act === 'continue') return canGoOn(targetEdit());
  if (act === 'use-steps') return canTakeStepsAgain(targetEdit());
  if (act === 'new-result') return newResults().length > 0;
  if (act === 'finish') return finishOf(targetEdit()) !== null;
  if (act === 'keep-pixels') return targetIds().some((id) => canKeep(editOf(id)));
  if (ofOneEdit.has(act)) return targetEdit() !== null;
  // The first is there without a program too, and says how to choose one.
  const place = /^open-in-(\d)$/.exec(act)?.[1];
  if (place !== undefined) return targetEdit() !== null && Number(place) <= Math.max(1, mirrored().settings.programs.length);
  return !ofEdits.has(act) || targetIds().length > 0;
}
