// Several results beside each other, of a selection or of a set: which, and at which one the keys work.
import { createStore } from 'zustand/vanilla';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { text } from '../text/text.ts';
import { editOf, edits } from '../store/edits.ts';
import { organiseAll, toggleFlag } from './organise.ts';
import { heldDuels, pairOf } from '../store/pair.ts';
import type { Duel, Pair, Side } from '../store/pair.ts';
import { clearSelection, firstOf } from '../store/selection.ts';
import { inOrder, knownOf, membersOf, maxOfSet } from '../store/sets.ts';
import { show, stage } from '../store/stage.ts';
import { stripOf } from '../store/strip.ts';
import { dismissKey, tell } from '../store/toasts.ts';
import { showPage, view } from '../store/view.ts';

/** How many are beside each other. */
export const perPages = ['2', '4', '6', 'all'] as const;
export type PerPage = (typeof perPages)[number];
/** `all` on one page: more would be stamps, and are on a next page. */
const maxOnPage = 24;
const usual = 6;

type Survey = {
  readonly activeId: string;
  /** The active one has all of the room. */
  readonly large: boolean;
  /** A pair takes the room of two: each way of looking keeps its own number. */
  readonly perPage: { readonly one: PerPage; readonly pair: PerPage };
  /** The set that is looked through; null for a selection. */
  readonly setId: string | null;
  /** Choosing between two: what was chosen so far; null while all are looked at. */
  readonly duels: readonly Duel[] | null;
  /** Each is looked at beside what it was made from, to be approved, sent again or left out: the results of a batch. */
  readonly approving: boolean;
};

/** Which edits they are is in `view`: any page takes their place. */
export const survey = createStore<Survey>()(() => ({
  activeId: '',
  large: false,
  perPage: { one: '6', pair: '2' },
  setId: null,
  duels: null,
  approving: false,
}));

const surveyed = (): readonly string[] => view.getState().surveyed ?? [];
export const isSurveying = (): boolean => view.getState().surveyed !== null;

const isShowable = (edit: EditSummary): boolean => edit.results.length > 0 && edit.present;
const hasPicture = (id: string): boolean => {
  const edit = editOf(id);
  return edit !== null && isShowable(edit);
};

type How = { readonly setId?: string; readonly activeId?: string; readonly pairwise?: boolean; readonly approving?: boolean };

/** Those with a picture, up to the most that are shown. Too few, or more than that, is said. */
export function openSurvey(given: readonly string[], how: How = {}): void {
  if (given.every((id) => editOf(id) !== null)) {
    const all = given.filter(hasPicture);
    return openWith(all.slice(0, maxOfSet), all.length, how);
  }
  void firstOf(given, isShowable, maxOfSet).then((first) =>
    first === null ? undefined : openWith(first, first.length < maxOfSet ? first.length : given.length, how),
  );
}

function openWith(ids: readonly string[], all: number, { setId, activeId, pairwise = false, approving = false }: How): void {
  if (ids.length < (approving ? 1 : 2)) return tell(setId === undefined ? text.survey.tooFew : text.survey.tooFewOfSet);
  if (all > ids.length) tell(text.survey.first(ids.length, all));
  view.setState({ surveyed: ids, settingsAt: null, sentOpen: false, quickLook: false, queueOpen: false });
  const left = inSurvey();
  survey.setState({
    activeId: activeId !== undefined && left.includes(activeId) ? activeId : (left[0] ?? ''),
    large: false,
    setId: setId ?? null,
    duels: pairwise && left.length > 1 ? [] : null,
    approving,
  });
}

/** Of the message that a set is there. */
export const setNoticeKey = (setId: string): string => `set-${setId}`;

/** All of a set that have a picture; what comes in meanwhile joins them. */
export async function openSet(setId: string, more: Omit<How, 'setId'> = {}): Promise<void> {
  const members = await membersOf(setId);
  if (members === null) return;
  dismissKey(setNoticeKey(setId));
  if (members.length === maxOfSet) tell(text.survey.firstOfSet(maxOfSet));
  // Those of a batch were made of different pictures: of them none is taken and the rest put out.
  const approving = more.pairwise !== true && members.some(({ batch }) => batch !== undefined && batch.of === undefined);
  openSurvey(
    members.map(({ id }) => id),
    { approving, ...more, setId },
  );
}

/** Returns the function that stops. */
export function openSurveying(): () => void {
  return edits.subscribe(() => {
    const { setId } = survey.getState();
    const { surveyed: ids } = view.getState();
    if (setId === null || ids === null || ids.length >= maxOfSet) return;
    const there = new Set(ids);
    const come = knownOf(setId).filter((edit) => !there.has(edit.id) && isShowable(edit));
    if (come.length === 0) return;
    const known = ids.flatMap((id) => editOf(id) ?? []);
    view.setState({ surveyed: inOrder([...known, ...come]).map(({ id }) => id) });
  });
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

/** So many as can be shown at once, the newest, with `id` among them; the oldest of them first. Ids are in order of time. */
function newestWith(id: string, all: readonly string[]): readonly string[] {
  const others = all.filter((one) => one !== id && hasPicture(one)).toSorted();
  return [...others.slice(1 - usual), id].toSorted();
}

/** False when it was not open. */
export function leaveSurvey(): boolean {
  if (!isSurveying()) return false;
  const { large, duels } = survey.getState();
  if (duels !== null) survey.setState({ duels: null });
  else if (large && inSurvey().length > 1) survey.setState({ large: false });
  else view.setState({ surveyed: null });
  return true;
}

/** What is still in the choice; all of them when every one is out. */
export function inSurvey(): readonly string[] {
  const left = surveyed().filter((id) => editOf(id)?.flag !== 'reject');
  return left.length === 0 ? surveyed() : left;
}

/** How many are on a page of so many. */
export const pageSizeOf = (perPage: PerPage, choice: number): number => (perPage === 'all' ? Math.min(choice, maxOnPage) : Number(perPage));

const wayOf = ({ approving }: Pick<Survey, 'approving'>): 'one' | 'pair' => (approving ? 'pair' : 'one');
export const perPageOf = (now: Survey): PerPage => now.perPage[wayOf(now)];

/** Those on the page of the active one. */
export function pageNow(): readonly string[] {
  const left = inSurvey();
  const now = survey.getState();
  const { activeId } = now;
  const size = Math.max(1, pageSizeOf(perPageOf(now), left.length));
  const from = Math.floor(Math.max(0, left.indexOf(activeId)) / size) * size;
  return left.slice(from, from + size);
}

export const toggleLarge = (): void => survey.setState(({ large }) => ({ large: !large }));
export const activate = (activeId: string): void => survey.setState({ activeId });
export const showPerPage = (chosen: PerPage): void =>
  survey.setState((now) => ({ perPage: { ...now.perPage, [wayOf(now)]: chosen }, large: false }));

/** Fewer and larger, or more and smaller. */
export function changePerPage(by: 1 | -1): void {
  const next = perPages[perPages.indexOf(perPageOf(survey.getState())) + by];
  if (next !== undefined) showPerPage(next);
}

/** The one at a place of the page, from 0; chosen again it has all of the room. */
export function showAt(at: number): void {
  const id = pageNow()[at];
  if (id === undefined) return;
  survey.setState(({ activeId, large }) => (activeId === id ? { large: !large } : { activeId: id }));
}

/** So many further, to the ends at most. */
export function step(by: number): void {
  const left = inSurvey();
  const at = left.indexOf(survey.getState().activeId);
  const next = left[Math.min(left.length - 1, Math.max(0, at + by))];
  if (next !== undefined) activate(next);
}

/** To the first of the next page, or of the one before. */
export function turnPage(by: 1 | -1): void {
  const left = inSurvey();
  const page = pageNow();
  const first = left.indexOf(page[0] ?? '');
  const next = left[by === 1 ? first + page.length : Math.max(0, first - pageSizeOf(perPageOf(survey.getState()), left.length))];
  if (next !== undefined) activate(next);
}

/** Picked, or not any more. */
export const keepActive = (): void => toggleFlag([survey.getState().activeId], 'pick');

/** Picked, and on to the next. */
export function approve(): void {
  const { activeId } = survey.getState();
  if (editOf(activeId)?.flag !== 'pick') toggleFlag([activeId], 'pick');
  step(1);
}

/** Before one goes out of the choice: where it has the keys, the next one takes them. */
export function passOn(id: string): void {
  if (survey.getState().activeId !== id) return;
  const left = inSurvey();
  const at = left.indexOf(id);
  const next = left[at + 1] ?? left[at - 1];
  if (next !== undefined) activate(next);
}

/** Out of the choice; the next one takes the keys. */
export function putOut(): void {
  const { activeId } = survey.getState();
  passOn(activeId);
  toggleFlag([activeId], 'reject');
}

/** Into the choice again; it takes the keys. */
export function bringBack(id: string): void {
  activate(id);
  toggleFlag([id], 'reject');
}

/** Left or right, until one is left; chosen again, all are looked at. */
export const togglePairs = (): void =>
  survey.setState(({ duels }) => ({ duels: duels === null && inSurvey().length > 1 ? [] : null, large: false }));

/** The two to choose between; null when only one is left. */
export const pairNow = (): Pair | null => pairOf(survey.getState().duels ?? [], inSurvey());

/** That side stays, the other is out. */
export function choosePair(stays: Side): void {
  const pair = pairNow();
  const { duels } = survey.getState();
  if (pair === null || duels === null) return;
  const [left, right] = pair;
  survey.setState({ duels: [...heldDuels(duels, inSurvey()), { left, right, stays }], activeId: stays === 'left' ? left : right });
  toggleFlag([stays === 'left' ? right : left], 'reject');
}

/**
 * The active one is picked and takes the stage; the others are rejected, but for those that were picked: beside them it has five stars, so that it
 * is the one that stands for its set. One change, to be taken back as one.
 */
export function crown(): void {
  const { activeId } = survey.getState();
  const winner = editOf(activeId);
  const others = surveyed().filter((id) => id !== activeId);
  if (winner === null || others.length === 0) return;
  const kept = others.filter((id) => editOf(id)?.flag === 'pick');
  const out = others.filter((id) => !kept.includes(id));
  // Those that are out already need no mark.
  const open = out.filter((id) => editOf(id)?.flag !== 'reject');
  const rivals = kept.some((id) => (editOf(id)?.stars ?? 0) >= winner.stars);
  // What comes next is about the winner alone.
  clearSelection();
  show(activeId);
  showPage('stage');
  void organiseAll(
    [
      { ids: [activeId], wanted: { flag: 'pick', ...(rivals ? { stars: 5 } : {}) } },
      ...(open.length === 0 ? [] : [{ ids: open, wanted: { flag: 'reject' } as const }]),
    ],
    text.survey.crowned(out.length, kept.length),
  );
}
