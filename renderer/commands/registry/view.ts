// Commands that change what is seen: what they do in the window.
import { Columns2, Eye, Info, PanelBottom } from 'lucide-react';
import { wayAfter } from '../../../app/composite/compare.ts';
import { editOf } from '../../store/edits.ts';
import { toggleSplit } from '../../store/keep-look.ts';
import { mirror, mirrored } from '../../store/mirror.ts';
import { stackOf } from '../../store/sets.ts';
import { changeLayout } from '../../store/settings.ts';
import { compareAs, flip, holdLens, leaveLens, show, stage, toggleCompare, toggleLens, wishZoom } from '../../store/stage.ts';
import { neighbour, stripOf } from '../../store/strip.ts';
import { goBack, isCovered, showPage, stageVisible, toStage, view } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import { focusPage } from '../keep-focus.ts';
import { isKeeping, leaveKeep } from '../keep.ts';
import { newResults, showNew } from '../new-results.ts';
import { goToArea, putAway } from '../put-away.ts';
import { toggleQuickLook } from '../quick-look.ts';
import { callOffRun } from '../run.ts';
import { closeDrawer, composeShown, leaveBare, showCompose } from '../sides.ts';
import { isSurveying, leaveSurvey, openSet, openSurvey, siblingsOf, togglePairs } from '../survey.ts';
import type { Target } from '../target.ts';
import { checkedIn, everywhere, hasEdit } from './entry.ts';
import type { Cover, EntriesOf } from './entry.ts';

const viewer: readonly Cover[] = ['viewer'];
const zoom: readonly Cover[] = [...everywhere, 'viewer'];

const toNeighbour = (direction: 'parent' | 'child' | 'sibling-before' | 'sibling-after') => (): void => {
  const { shown, details } = stage.getState();
  const edit = shown === null ? null : editOf(shown.id);
  if (edit === null || !stageVisible()) return;
  const next = neighbour(stripOf(edit, details), direction);
  if (next !== null) show(next.id);
};

/** What is selected; else the set of the edit; else it and those that were made of the same picture. */
function surveyNow({ edit, ids }: Target, pairwise = false): void {
  if (ids.length > 1 || edit === null) return openSurvey(ids, { pairwise });
  if (edit.batch !== undefined) return void openSet(edit.batch.id, { activeId: edit.id, pairwise });
  openSurvey(siblingsOf(edit.id), { activeId: edit.id, pairwise });
}

/** On a set in the library there is no before to compare with, but its others. */
function compareNow(target: Target): void {
  if (isKeeping()) return toggleSplit();
  if (target.ids.length > 1) return openSurvey(target.ids);
  if (!stageVisible() && target.edit !== null && stackOf(target.edit) > 1) return surveyNow(target);
  toggleCompare();
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

function toggleLensHere(): void {
  toStage();
  toggleLens();
}

function toggleTree(): void {
  toStage();
  view.setState(({ tree }) => ({ tree: !tree }));
}

function toggleInformation(): void {
  showPage('stage');
  view.setState({ infoOpen: leaveBare() || !view.getState().infoOpen });
}

function toggleGridBelow(): void {
  showPage('stage');
  changeLayout({ gridOpen: leaveBare() || !mirrored().settings.layout.gridOpen });
}

export const viewEntries: EntriesOf<'look'> = {
  stage: { run: toStage },
  library: { run: () => showPage('library') },
  back: { over: everywhere, run: back },
  'new-result': { when: () => newResults().length > 0, run: showNew },
  'quick-look': { onSight: true, when: hasEdit, run: () => void toggleQuickLook() },
  compare: {
    icon: Columns2,
    over: ['keep', 'viewer'],
    when: hasEdit,
    checked: checkedIn(stage, ({ comparing }) => comparing),
    run: compareNow,
  },
  'compare-as': { over: viewer, when: hasEdit, run: () => compareAs(wayAfter(mirrored().settings.layout.compare)) },
  survey: { icon: Columns2, when: hasEdit, run: (target) => surveyNow(target) },
  pairwise: { over: ['survey'], when: hasEdit, run: (target) => (isSurveying() ? togglePairs() : surveyNow(target, true)) },
  flip: { icon: Eye, over: ['keep', 'viewer'], when: hasEdit, hold: flip, run: () => flip(!stage.getState().flipped) },
  lens: { over: viewer, when: hasEdit, checked: checkedIn(stage, ({ lens }) => lens !== 'off'), hold: holdLens, run: toggleLensHere },
  'zoom-toggle': { over: zoom, when: hasEdit, run: () => wishZoom({ kind: 'toggle' }) },
  'zoom-fit': { over: zoom, when: hasEdit, run: () => wishZoom({ kind: 'fit' }) },
  'zoom-actual': { over: zoom, when: hasEdit, run: () => wishZoom({ kind: 'actual' }) },
  parent: { over: viewer, when: hasEdit, run: toNeighbour('parent') },
  child: { over: viewer, when: hasEdit, run: toNeighbour('child') },
  'sibling-before': { over: viewer, when: hasEdit, run: toNeighbour('sibling-before') },
  'sibling-after': { over: viewer, when: hasEdit, run: toNeighbour('sibling-after') },
  tree: { when: hasEdit, checked: checkedIn(view, ({ tree }) => tree), run: toggleTree },
  information: { icon: Info, when: hasEdit, checked: checkedIn(view, ({ infoOpen }) => infoOpen), run: toggleInformation },
  compose: { run: () => showCompose(!composeShown()) },
  'grid-below': {
    icon: PanelBottom,
    words: (_target, _argument, checked) => text.stage.strip.gridBelow(checked),
    checked: checkedIn(mirror, ({ now }) => now?.settings.layout.gridOpen === true),
    run: toggleGridBelow,
  },
  sides: { when: hasEdit, run: () => putAway('sides') },
  'picture-alone': { when: hasEdit, run: () => putAway('picture-alone') },
  'next-area': { over: everywhere, run: () => goToArea(1) },
  'area-before': { over: everywhere, run: () => goToArea(-1) },
};
