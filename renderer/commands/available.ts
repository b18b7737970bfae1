// Which acts there are now: what is open over the rest decides, and what there is to act on.
import { isShellCommand, markCommands } from '../../app/commands/commands.ts';
import type { CommandName } from '../../app/commands/commands.ts';
import { canTakeStepsAgain } from './chains.ts';
import { canGoOn, targetEdit, targetIds } from './edit-commands.ts';
import { editOf } from '../store/edits.ts';
import { finishOf } from './finish.ts';
import { canKeep, isKeeping } from './keep.ts';
import { mirrored } from '../store/mirror.ts';
import { newResults } from './new-results.ts';
import { isSurveying } from './survey.ts';
import { isCovered } from '../store/view.ts';

const ofOneEdit: ReadonlySet<CommandName> = new Set<CommandName>([
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
const ofEdits: ReadonlySet<CommandName> = new Set<CommandName>(['copy', ...markCommands, 'tag', 'trash', 'export']);

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
const ofKeeping: ReadonlySet<CommandName> = new Set<CommandName>([...anywhere, 'flip', 'compare']);
const ofSurvey: ReadonlySet<CommandName> = new Set<CommandName>([...anywhere, 'pairwise']);

export function isOffered(command: CommandName): boolean {
  if (isCovered() || isShellCommand(command)) return true;
  return isKeeping() ? ofKeeping.has(command) : !isSurveying() || ofSurvey.has(command);
}

/** Whether there is anything for it to act on now. */
export function isEnabled(command: CommandName): boolean {
  if (!isOffered(command)) return false;
  if (command === 'continue') return canGoOn(targetEdit());
  if (command === 'use-steps') return canTakeStepsAgain(targetEdit());
  if (command === 'new-result') return newResults().length > 0;
  if (command === 'finish') return finishOf(targetEdit()) !== null;
  if (command === 'keep-pixels') return targetIds().some((id) => canKeep(editOf(id)));
  if (ofOneEdit.has(command)) return targetEdit() !== null;
  // The first is there without a program too, and says how to choose one.
  const place = /^open-in-(\d)$/.exec(command)?.[1];
  if (place !== undefined) return targetEdit() !== null && Number(place) <= Math.max(1, mirrored().settings.programs.length);
  return !ofEdits.has(command) || targetIds().length > 0;
}
