// Two to six results beside each other: which, and at which one the keys work.
import { createStore } from 'zustand/vanilla';
import { text } from '../text/text.ts';
import { editOf, edits } from './edits.ts';
import { organiseAll, toggleFlag } from './organise.ts';
import { clearSelection } from './selection.ts';
import { show, stage } from './stage.ts';
import { stripOf } from './strip.ts';
import { tell } from './toasts.ts';
import { showPage, view } from './view.ts';

export const mostSurveyed = 6;

type Survey = {
  readonly activeId: string;
  /** The active one has all of the room. */
  readonly large: boolean;
};

/** Which edits they are is in `view`: any page takes their place. */
export const survey = createStore<Survey>()(() => ({ activeId: '', large: false }));

const surveyed = (): readonly string[] => view.getState().surveyed ?? [];
export const isSurveying = (): boolean => view.getState().surveyed !== null;

const hasPicture = (id: string): boolean => {
  const edit = editOf(id);
  return edit !== null && edit.results.length > 0 && edit.present;
};

export function openSurvey(given: readonly string[]): void {
  const all = given.filter(hasPicture);
  const ids = all.slice(0, mostSurveyed);
  if (ids.length < 2) return tell(text.survey.tooFew);
  if (all.length > ids.length) tell(text.survey.first(ids.length, all.length));
  survey.setState({ activeId: ids[0] ?? '', large: false });
  view.setState({ surveyed: ids, settingsAt: null, sentOpen: false, quickLook: false });
}

/** The shown edit and the others that were made of the same picture, as far as the window knows them: the newest. */
export function siblingsOf(id: string): readonly string[] {
  const edit = editOf(id);
  if (edit === null) return [];
  const versions = stripOf(edit, stage.getState().details).versions.map((one) => one.id);
  if (versions.filter(hasPicture).length > 1) return newestWith(id, versions);
  const [input] = edit.inputs;
  const same = [...edits.getState().byId.values()].filter(
    ({ inputs, trashed }) => input !== undefined && !trashed && inputs[0]?.sha256 === input.sha256,
  );
  return newestWith(
    id,
    same.map((one) => one.id),
  );
}

/** So many as can be shown, the newest, with `id` among them; the oldest of them first. Ids are in order of time. */
function newestWith(id: string, all: readonly string[]): readonly string[] {
  const others = all.filter((one) => one !== id && hasPicture(one)).toSorted();
  return [...others.slice(1 - mostSurveyed), id].toSorted();
}

/** False when it was not open. */
export function leaveSurvey(): boolean {
  if (!isSurveying()) return false;
  if (survey.getState().large && inSurvey().length > 1) survey.setState({ large: false });
  else view.setState({ surveyed: null });
  return true;
}

/** What is still in the choice; all of them when every one is out. */
export function inSurvey(): readonly string[] {
  const left = surveyed().filter((id) => editOf(id)?.flag !== 'reject');
  return left.length === 0 ? surveyed() : left;
}

export const toggleLarge = (): void => survey.setState(({ large }) => ({ large: !large }));
export const activate = (activeId: string): void => survey.setState({ activeId });

/** The one at a place, from 0; chosen again it has all of the room. */
export function lookAt(at: number): void {
  const id = inSurvey()[at];
  if (id === undefined) return;
  survey.setState(({ activeId, large }) => (activeId === id ? { large: !large } : { activeId: id }));
}

export function step(by: number): void {
  const left = inSurvey();
  const at = left.indexOf(survey.getState().activeId);
  const next = left[Math.min(left.length - 1, Math.max(0, at + by))];
  if (next !== undefined) activate(next);
}

/** Picked, or not any more. */
export const keepActive = (): void => toggleFlag([survey.getState().activeId], 'pick');

/** Out of the choice; the next one takes the keys. */
export function putOut(): void {
  const { activeId } = survey.getState();
  const left = inSurvey();
  const at = left.indexOf(activeId);
  const next = left[at + 1] ?? left[at - 1];
  if (next !== undefined) activate(next);
  toggleFlag([activeId], 'reject');
}

export function bringBack(id: string): void {
  activate(id);
  toggleFlag([id], 'reject');
}

/** The active one is picked, the others are rejected, and it takes the stage. One deed, to be taken back as one. */
export function crown(): void {
  const { activeId } = survey.getState();
  const others = surveyed().filter((id) => id !== activeId);
  if (editOf(activeId) === null || others.length === 0) return;
  // What comes next is about the winner alone.
  clearSelection();
  show(activeId);
  showPage('stage');
  void organiseAll(
    [
      { ids: [activeId], wanted: { flag: 'pick' } },
      { ids: others, wanted: { flag: 'reject' } },
    ],
    text.survey.crowned(others.length),
  );
}
