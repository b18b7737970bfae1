// Two to six results beside each other: which, and at which one the keys work.
import { createStore } from 'zustand/vanilla';
import { text } from '../text/text.ts';
import { editOf, edits } from './edits.ts';
import { organiseAll } from './organise.ts';
import { show, stage } from './stage.ts';
import { stripOf } from './strip.ts';
import { tell } from './toasts.ts';
import { showPage } from './view.ts';

export const mostSurveyed = 6;

type Survey = {
  /** The edits in their order; null when it is not open. */
  readonly ids: readonly string[] | null;
  readonly activeId: string;
  /** The active one has all of the room. */
  readonly large: boolean;
};

export const survey = createStore<Survey>()(() => ({ ids: null, activeId: '', large: false }));

export const isSurveying = (): boolean => survey.getState().ids !== null;

const hasPicture = (id: string): boolean => {
  const edit = editOf(id);
  return edit !== null && edit.results.length > 0 && edit.present;
};

export function openSurvey(given: readonly string[]): void {
  const all = given.filter(hasPicture);
  const ids = all.slice(0, mostSurveyed);
  if (ids.length < 2) return tell(text.survey.tooFew);
  if (all.length > ids.length) tell(text.survey.first(ids.length, all.length));
  survey.setState({ ids, activeId: ids[0] ?? '', large: false });
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
  const { ids, large } = survey.getState();
  if (ids === null) return false;
  if (large && inSurvey().length > 1) survey.setState({ large: false });
  else survey.setState({ ids: null });
  return true;
}

/** What is still in the choice; all of them when every one is out. */
export function inSurvey(): readonly string[] {
  const { ids } = survey.getState();
  const left = (ids ?? []).filter((id) => editOf(id)?.flag !== 'reject');
  return left.length === 0 ? (ids ?? []) : left;
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

const words = () => text.window.organised;

/** Picked, or not any more. */
export function keepActive(): void {
  const { activeId } = survey.getState();
  const flag = editOf(activeId)?.flag === 'pick' ? null : 'pick';
  void organiseAll([{ ids: [activeId], wanted: { flag } }], words().flag(1, flag));
}

/** Out of the choice; the next one takes the keys. */
export function putOut(): void {
  const { activeId } = survey.getState();
  const left = inSurvey();
  const at = left.indexOf(activeId);
  const next = left[at + 1] ?? left[at - 1];
  if (next !== undefined) survey.setState({ activeId: next });
  void organiseAll([{ ids: [activeId], wanted: { flag: 'reject' } }], words().flag(1, 'reject'));
}

export function bringBack(id: string): void {
  activate(id);
  void organiseAll([{ ids: [id], wanted: { flag: null } }], words().flag(1, null));
}

/** The active one is picked, the others are rejected, and it takes the stage. One deed, to be taken back as one. */
export function crown(): void {
  const { ids, activeId } = survey.getState();
  const edit = editOf(activeId);
  if (ids === null || edit === null) return;
  const others = ids.filter((id) => id !== activeId);
  survey.setState({ ids: null });
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
