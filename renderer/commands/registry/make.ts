// Commands that make edits: what they do in the window.
import { Blend, CircleCheckBig, CornerDownRight, Dices, History } from 'lucide-react';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { editOf, seedOf } from '../../store/edits.ts';
import { mirrored } from '../../store/mirror.ts';
import { leaveSent, showPage, showSent, stageVisible, toStage, view } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import { canTakeStepsAgain, takeStepsAgain } from '../chains.ts';
import { canGoOn, goOnFrom, loadAll, loadSeed, remix, takeAsInput } from '../edit-commands.ts';
import { askFinish, finishOf } from '../finish.ts';
import { canKeep, isToKeep, openKeep } from '../keep.ts';
import { keepAll } from '../keep-many.ts';
import { pickPictures } from '../pictures.ts';
import { pause } from '../queue.ts';
import { pressRun } from '../run.ts';
import { leaveBare, showCompose } from '../sides.ts';
import { shownIndex } from '../target.ts';
import type { Target } from '../target.ts';
import { toInstruction, writeInstruction } from '../to-field.ts';
import { askVary, mayVary } from '../vary.ts';
import { everywhere, hasEdit, onEdit } from './entry.ts';
import type { EntriesOf } from './entry.ts';

/** The words are written over by whatever is typed next. */
function continueFrom(edit: EditSummary, index: number): void {
  void goOnFrom(edit, index);
  writeInstruction((field) => field.select());
}

/** In the library the edit is shown first: what is gone on from is seen. */
function goOn({ edit, index }: Target): void {
  if (!stageVisible()) return toStage();
  if (canGoOn(edit)) continueFrom(edit, index);
}

/** One is looked at first; of several, what is sure is kept at once. */
function keepPixels({ edit, index, ids }: Target): void {
  const [id] = ids;
  if (ids.length > 1) return void keepAll(ids);
  if (id !== undefined) void openKeep({ id, index: id === edit?.id ? index : shownIndex(id) });
}

function addPictures(): void {
  showPage('stage');
  showCompose(true);
  void pickPictures(null);
}

function toggleQueue(): void {
  leaveBare();
  view.setState(({ queueOpen }) => ({ queueOpen: !queueOpen }));
}

export const makeEntries: EntriesOf<'make'> = {
  run: { onSight: true, run: () => void pressRun(false) },
  'run-next': { onSight: true, run: () => void pressRun(true) },
  'add-pictures': { run: addPictures },
  'write-instruction': { run: toInstruction },
  words: { icon: History, run: () => view.setState({ over: 'words' }) },
  continue: { icon: CornerDownRight, when: ({ edit }) => canGoOn(edit), run: goOn },
  'use-all': { when: hasEdit, run: onEdit(({ id }) => loadAll(id)) },
  'use-seed': { when: hasEdit, fits: ({ edit }) => edit !== null && seedOf(edit) !== null, run: onEdit(loadSeed) },
  remix: { icon: Dices, when: hasEdit, run: onEdit(({ id }) => remix(id)) },
  vary: { icon: Dices, fits: ({ edit }) => mayVary(edit), run: ({ edit }) => askVary(edit) },
  'use-as-input': { when: hasEdit, fits: ({ edit }) => (edit?.results.length ?? 0) > 0, run: onEdit(takeAsInput) },
  finish: {
    icon: CircleCheckBig,
    words: ({ edit }) => text.stage.finish.on(finishOf(edit)?.shortName ?? ''),
    when: ({ edit }) => finishOf(edit) !== null,
    run: ({ edit }) => askFinish(edit),
  },
  'use-steps': { when: ({ edit }) => canTakeStepsAgain(edit), run: ({ edit }) => void takeStepsAgain(edit) },
  'keep-pixels': {
    icon: Blend,
    words: ({ ids }) => (ids.length > 1 ? text.keep.openAll : text.keys.commands['keep-pixels']),
    when: ({ ids }) => ids.some((id) => (ids.length > 1 ? isToKeep : canKeep)(editOf(id))),
    run: keepPixels,
  },
  queue: { over: everywhere, run: toggleQueue },
  'pause-queue': { over: everywhere, run: () => pause(!mirrored().queue.paused) },
  sent: {
    over: everywhere,
    run: () => (view.getState().sentOpen && view.getState().settingsAt === null ? leaveSent() : showSent()),
  },
};
