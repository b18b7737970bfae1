// Does what a key, the application menu or the palette asks for.
import { isShellCommand } from '../../app/commands/commands.ts';
import type { CommandName } from '../../app/commands/commands.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { wayAfter } from '../../app/composite/compare.ts';
import { focusPage } from './keep-focus.ts';
import { goToArea, putAway } from './put-away.ts';
import { assertNever } from '../../app/assert-never.ts';
import { takeStepsAgain } from './chains.ts';
import { canGoOn, goOnFrom, loadAll, loadSeed, remix, reveal, takeAsInput, targetEdit, targetIds } from './edit-commands.ts';
import { editOf } from '../store/edits.ts';
import { prepareExport } from './export.ts';
import { chooseFolder } from './folder.ts';
import { askFinish } from './finish.ts';
import { isKeeping, leaveKeep, openKeep, redoKeep, undoKeep } from './keep.ts';
import { toggleSplit } from '../store/keep-look.ts';
import { keepAll } from './keep-many.ts';
import { importPictures, rebuildIndex, verifyLibrary } from './library-work.ts';
import { askShell } from './menu.ts';
import { mirrored } from '../store/mirror.ts';
import { showNew } from './new-results.ts';
import { giveStars, toggleFavourite, toggleFlag, toggleLabel, trashOrRestore } from './organise.ts';
import { copyOut, openIn } from './handoff.ts';
import { pickPictures } from './pictures.ts';
import { pause } from './queue.ts';
import { callOffRun, pressRun } from './run.ts';
import { toggleQuickLook } from './quick-look.ts';
import { selectAll } from '../store/selection.ts';
import { changeLayout } from '../store/settings.ts';
import { closeDrawer, composeShown, leaveBare, showCompose } from './sides.ts';
import { compareAs, flip, leaveLens, show, stage, toggleCompare, toggleLens, wishZoom } from '../store/stage.ts';
import { find } from '../store/library.ts';
import { stackOf } from '../store/sets.ts';
import { toggleDeadHere } from './show-dead.ts';
import { onceDrawn } from '../ui/once-drawn.ts';
import { isSurveying, leaveSurvey, openSet, openSurvey, siblingsOf, togglePairs } from './survey.ts';
import { neighbour, stripOf } from '../store/strip.ts';
import { redo, undo } from '../store/undo.ts';
import { askVary } from './vary.ts';
import { goBack, isCovered, leaveSent, showPage, showSent, showSettings, stageVisible, toStage, view } from '../store/view.ts';

const shownIndex = (id: string): number => {
  const { shown } = stage.getState();
  return shown?.id === id ? shown.index : 0;
};

function toNeighbour(direction: 'parent' | 'child' | 'sibling-before' | 'sibling-after'): void {
  const { shown, details } = stage.getState();
  const edit = shown === null ? null : editOf(shown.id);
  if (edit === null || !stageVisible()) return;
  const next = neighbour(stripOf(edit, details), direction);
  if (next !== null) show(next.id);
}

const focusSoon = (id: string): void =>
  onceDrawn(
    () => document.getElementById(id),
    (there) => there.focus(),
  );

function toTags(): void {
  if (targetIds().length === 0) return;
  if (mirrored().settings.layout.view === 'library') return view.setState({ tagging: true });
  leaveBare();
  view.setState({ infoOpen: true });
  focusSoon('tags-field');
}

function toInstruction(): void {
  showPage('stage');
  showCompose(true);
  focusSoon('instruction');
}

/** Shows the field of the instruction, and does something with it once it has the focus. */
export function writeInstruction(write: (area: HTMLTextAreaElement) => void): void {
  toInstruction();
  const find = (): HTMLTextAreaElement | null => document.querySelector('textarea#instruction');
  // Not before words that were just put into it are drawn.
  queueMicrotask(() => onceDrawn(find, write));
}

/** The words are written over by whatever is typed next. */
function continueFrom(edit: EditSummary, index: number): void {
  void goOnFrom(edit, index);
  writeInstruction((field) => field.select());
}

/** In the library the edit is shown first: what is gone on from is seen. */
function goOn(edit: EditSummary | null): void {
  if (!stageVisible()) return toStage();
  if (canGoOn(edit)) continueFrom(edit, shownIndex(edit.id));
}

const labelOf = <L extends string>(command: `label-${L}`): L => command.slice('label-'.length) as L;

/** What is selected; else the set of the edit; else it and those that were made of the same picture. */
function surveyNow(edit: EditSummary | null, pairwise = false): void {
  const ids = targetIds();
  if (ids.length > 1 || edit === null) return openSurvey(ids, { pairwise });
  if (edit.batch !== undefined) return void openSet(edit.batch.id, { activeId: edit.id, pairwise });
  openSurvey(siblingsOf(edit.id), { activeId: edit.id, pairwise });
}

/** On a set in the library there is no before to compare with, but its others. */
function compareNow(edit: EditSummary | null): void {
  if (isKeeping()) return toggleSplit();
  if (targetIds().length > 1) return openSurvey(targetIds());
  if (!stageVisible() && edit !== null && stackOf(edit) > 1) return surveyNow(edit);
  toggleCompare();
}

function foldSets(): void {
  changeLayout({ foldSets: !mirrored().settings.layout.foldSets });
  void find();
}

/** One is looked at first; of several, what is sure is kept at once. */
function keepPixels(): void {
  const ids = targetIds();
  const [id] = ids;
  if (ids.length > 1) return void keepAll(ids);
  if (id !== undefined) openKeep({ id, index: shownIndex(id) });
}

/** What lies over the view that keeps pixels goes first. */
function back(): void {
  if (callOffRun() || (!isCovered() && !view.getState().queueOpen && (leaveKeep() || leaveSurvey() || (stageVisible() && leaveLens()))))
    return;
  const { quickLook: looking, queueOpen } = view.getState();
  if (!looking && !queueOpen && ((stageVisible() && closeDrawer()) || leaveBare())) return;
  if (goBack()) return;
  // Out of the words, so that keys mean the picture again.
  document.getElementById('instruction')?.blur();
  focusPage();
}

export function runCommand(command: CommandName): void {
  if (isShellCommand(command)) return askShell(command);
  const edit = targetEdit();
  switch (command) {
    case 'library':
      return showPage('library');
    case 'stage':
      return toStage();
    case 'compare':
      return compareNow(edit);
    case 'survey':
      return surveyNow(edit);
    case 'pairwise':
      return isSurveying() ? togglePairs() : surveyNow(edit, true);
    case 'fold-sets':
      return foldSets();
    case 'show-dead':
      return void toggleDeadHere();
    case 'compare-as':
      return compareAs(wayAfter(mirrored().settings.layout.compare));
    case 'flip':
      return flip(!stage.getState().flipped);
    case 'lens':
      toStage();
      return toggleLens();
    case 'back':
      return back();
    case 'compose':
      return showCompose(!composeShown());
    case 'grid-below':
      showPage('stage');
      return changeLayout({ gridOpen: leaveBare() || !mirrored().settings.layout.gridOpen });
    case 'sides':
    case 'picture-alone':
      return putAway(command);
    case 'next-area':
      return goToArea(1);
    case 'area-before':
      return goToArea(-1);
    case 'zoom-toggle':
      return wishZoom({ kind: 'toggle' });
    case 'zoom-fit':
      return wishZoom({ kind: 'fit' });
    case 'zoom-actual':
      return wishZoom({ kind: 'actual' });
    case 'continue':
      return goOn(edit);
    case 'use-all':
      return edit === null ? undefined : void loadAll(edit.id);
    case 'use-seed':
      return edit === null ? undefined : loadSeed(edit);
    case 'vary':
      return askVary(edit);
    case 'remix':
      return edit === null ? undefined : void remix(edit.id);
    case 'use-as-input':
      return edit === null ? undefined : void takeAsInput(edit, shownIndex(edit.id));
    case 'use-steps':
      return void takeStepsAgain(edit);
    case 'finish':
      return askFinish(edit);
    case 'keep-pixels':
      return keepPixels();
    case 'reveal':
      return edit === null ? undefined : void reveal(edit, shownIndex(edit.id));
    case 'copy':
      return void copyOut(targetIds());
    case 'open-in-1':
    case 'open-in-2':
    case 'open-in-3':
    case 'open-in-4':
    case 'open-in-5':
    case 'open-in-6':
    case 'open-in-7':
    case 'open-in-8':
    case 'open-in-9':
      return void openIn(Number(command.slice(-1)), edit?.id ?? null);
    case 'export':
      return prepareExport();
    case 'information':
      showPage('stage');
      return view.setState({ infoOpen: leaveBare() || !view.getState().infoOpen });
    case 'favourite':
      return toggleFavourite(targetIds());
    case 'pick':
    case 'reject':
      return toggleFlag(targetIds(), command);
    case 'stars-0':
    case 'stars-1':
    case 'stars-2':
    case 'stars-3':
    case 'stars-4':
    case 'stars-5':
      return giveStars(targetIds(), Number(command.slice(-1)));
    case 'label-red':
    case 'label-yellow':
    case 'label-green':
    case 'label-blue':
    case 'label-purple':
      return toggleLabel(targetIds(), labelOf(command));
    case 'trash':
      return trashOrRestore(targetIds());
    case 'tree':
      toStage();
      return view.setState(({ tree }) => ({ tree: !tree }));
    case 'tag':
      return toTags();
    case 'undo':
      return isKeeping() ? undoKeep() : void undo();
    case 'redo':
      return isKeeping() ? redoKeep() : void redo();
    case 'select-all':
      return void selectAll();
    case 'new-result':
      return showNew();
    case 'quick-look':
      return void toggleQuickLook();
    case 'run':
      return void pressRun(false);
    case 'run-next':
      return void pressRun(true);
    case 'add-pictures':
      showPage('stage');
      showCompose(true);
      return void pickPictures(null);
    case 'write-instruction':
      return toInstruction();
    case 'queue':
      leaveBare();
      return view.setState(({ queueOpen }) => ({ queueOpen: !queueOpen }));
    case 'sent':
      return view.getState().sentOpen && view.getState().settingsAt === null ? leaveSent() : showSent();
    case 'pause-queue':
      return pause(!mirrored().queue.paused);
    case 'search':
      leaveBare();
      return focusSoon('search');
    case 'import-folder':
      return void importPictures({ folder: null, move: false });
    case 'verify-library':
      return void verifyLibrary();
    case 'rebuild-index':
      return void rebuildIndex();
    case 'choose-library':
      return void chooseFolder();
    case 'words':
    case 'palette':
    case 'keys':
      return view.setState({ over: command });
    case 'settings':
      return showSettings();
    case 'parent':
    case 'child':
    case 'sibling-before':
    case 'sibling-after':
      return toNeighbour(command);
    default:
      return assertNever(command);
  }
}
