// Marks on edits: shown at once, written by main, taken back by name.
import { changedTags } from '../../app/edits/compared.ts';
import type { OrganiseChange } from '../../app/edits/organise.ts';
import type { labels } from '../../app/edits/labels.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { text } from '../text/text.ts';
import { bridge } from '../store/bridge.ts';
import { editOf, edits, maxKept, meet, showChanging } from '../store/edits.ts';
import { findMarked, stepPast } from '../store/in-sight.ts';
import { findSoon } from '../store/library.ts';
import { clearSelection, deselect } from '../store/selection.ts';
import { tell, tellFailure } from '../store/toasts.ts';
import { learnNames, tagsTyped } from '../store/names.ts';
import { forgetGone, learnAgain } from '../store/stage.ts';
import { did, doing } from '../store/undo.ts';
import type { UndoStep } from '../store/undo.ts';
import { changeMarks, countOf, idsOf, inLine, returnMarks, worthTelling } from './marks-in-turns.ts';
import type { Before, Marks, Outcome } from './marks-in-turns.ts';

/** The window looks for those that it has met without letting itself draw for so many. */
const lookedAtOnce = 50_000;

/** `asked`: which edits, however many of them are others now. */
function afterwards(asked: readonly string[]): void {
  findMarked(asked);
  void learnNames();
  // Main tells of few edits by itself.
  if (asked.length > worthTelling) learnAgain();
}

function shownWith(
  edit: EditSummary,
  { stars, favourite, flag, label, project }: OrganiseChange,
  { tags = edit.tags, trashed = edit.trashed }: { readonly tags: readonly string[] | undefined; readonly trashed: boolean | undefined },
): EditSummary {
  return {
    ...edit,
    stars: stars ?? edit.stars,
    favourite: favourite ?? edit.favourite,
    flag: flag === undefined ? edit.flag : flag,
    label: label === undefined ? edit.label : label,
    project: project === undefined ? edit.project : project,
    tags,
    trashed,
  };
}

/** As the window shows it until main has said so. */
const changedTo = (edit: EditSummary, { addTags = [], removeTags = [], trashed, ...marks }: OrganiseChange): EditSummary =>
  shownWith(edit, marks, { tags: changedTags(edit.tags, addTags, removeTags), trashed });

/** As it is known to be again. */
const returnedTo = (edit: EditSummary, { trashedAt, tags, ...marks }: Marks): EditSummary =>
  shownWith(edit, marks, { tags, trashed: trashedAt === undefined ? undefined : trashedAt !== null });

/** Some edits and what becomes of them. */
type Part = { readonly ids: readonly string[]; readonly wanted: OrganiseChange };
type Changed = Pick<Outcome, 'done' | 'whole'> & { readonly befores: readonly Before[] };

/** One part after the other, until one is stopped; what was before, part by part. */
async function changeAll(parts: readonly Part[]): Promise<Changed> {
  const befores: Before[] = [];
  let all = 0;
  for (const { ids, wanted } of parts) {
    const { before, done, whole } = await changeMarks(ids, wanted);
    befores.push(before);
    all += done;
    if (!whole) return { befores, done: all, whole };
  }
  return { befores, done: all, whole: true };
}

/** Those that the window has met. Of few it is known at once. */
async function metOf(ids: readonly string[]): Promise<EditSummary[]> {
  const met: EditSummary[] = [];
  for (let from = 0; from < ids.length; from += lookedAtOnce) {
    if (from > 0) await new Promise((resolve) => setTimeout(resolve));
    met.push(...ids.slice(from, from + lookedAtOnce).flatMap((id) => editOf(id) ?? []));
  }
  return met;
}

/** Shows the change at once, and what is true where it was not made. It is written after the changes that were asked for before. */
async function changeShown(parts: readonly Part[]): Promise<Changed> {
  const known: EditSummary[] = [];
  const ends: (() => void)[] = [];
  const showing = showAll(parts, known, ends);
  // In the line by now, however long it takes to show it: one that is asked for next comes after it.
  const changed = await inLine(() => showing.then(() => changeAll(parts))).finally(() => ends.forEach((end) => end()));
  if (!changed.whole) {
    const done = new Set(changed.befores.flatMap(idsOf));
    meet(known.filter(({ id }) => !done.has(id)));
  }
  return changed;
}

async function showAll(parts: readonly Part[], known: EditSummary[], ends: (() => void)[]): Promise<void> {
  for (const { ids, wanted } of parts) {
    const met = ids.length > lookedAtOnce ? await metOf(ids) : ids.flatMap((id) => editOf(id) ?? []);
    known.push(...met);
    // Rows that were asked for before may come meanwhile, without the marks: what is chosen from must not change under the next key.
    ends.push(showChanging(ids.length > maxKept ? met.map(({ id }) => id) : ids, (edit) => changedTo(edit, wanted)));
  }
  meet(known);
}

/** Names the change: "3 edits: 4 stars", or the words for so many edits. */
type What = string | ((count: number) => string);

function named(what: What, done: number, all: number): string {
  if (typeof what === 'string') return done === all ? what : text.window.organised.partly(what, done, all);
  return done === all ? what(all) : text.window.organised.some(what(done), all);
}

/** Whether nothing was other than before. */
export const organise = (ids: readonly string[], wanted: OrganiseChange, what: What): Promise<boolean> =>
  organiseAll([{ ids, wanted }], what);

/** Several changes that are one change. */
export const organiseAll = (parts: readonly Part[], what: What): Promise<boolean> => doing(organiseNow(parts, what));

async function organiseNow(parts: readonly Part[], words: What): Promise<boolean> {
  const all = parts.reduce((sum, { ids }) => sum + ids.length, 0);
  if (all === 0) return false;
  const { whole, befores } = await changeShown(parts);
  const count = countOf(befores);
  if (count === 0) return whole;
  const what = named(words, whole ? all : count, all);
  /** What did not come to its end is tried again as a whole: what it did by now is no change then. */
  const ended = (direction: 'undo' | 'redo', { done, whole: isWhole }: Pick<Outcome, 'done' | 'whole'>): boolean => {
    afterwards(befores.flatMap(idsOf));
    if (!isWhole && done > 0) tell(text.window.undo.did(direction, named(words, done, count)));
    return isWhole;
  };
  /** What is turned next, and what has been by now: one that was stopped goes on where it was. */
  let [stands, turned] = [befores, new Array<Before>()];
  const turn = (direction: 'undo' | 'redo') => async () => {
    const outcome = await inLine(() =>
      returnMarks(stands, (some) =>
        meet(some.flatMap(({ id, left }) => ((edit) => (edit === null ? [] : returnedTo(edit, left)))(editOf(id)))),
      ),
    );
    turned.push(outcome.before);
    if (!ended(direction, outcome)) return false;
    const asked = countOf(stands);
    [stands, turned] = [turned, []];
    // What was thrown away for good, or is marked otherwise since, has nothing to be put back.
    const all = countOf(stands);
    return all === asked || { said: all === 0 ? null : text.window.undo.others(named(words, all, asked)) };
  };
  const step: UndoStep = { what, undo: turn('undo'), redo: turn('redo') };
  did(step, all > 1 || parts.some(({ wanted }) => wanted.trashed !== undefined) ? 'shown' : 'aloud');
  afterwards(parts.flatMap(({ ids }) => ids));
  return false;
}

/** Given to all, or taken from all where each of them has it: what the window has not met is only known to have it when nothing was other. */
function give(
  ids: readonly string[],
  holds: (edit: EditSummary) => boolean,
  changed: (on: boolean) => readonly [wanted: OrganiseChange, what: What],
): void {
  if (ids.length === 0) return;
  let met = 0;
  const differs = ids.some((id) => {
    const edit = editOf(id);
    met += Number(edit !== null);
    return edit !== null && !holds(edit);
  });
  const on = differs || met < ids.length;
  void organise(ids, ...changed(on)).then((none) => (none && !differs && on ? organise(ids, ...changed(false)) : none));
}

/** The same stars again take them away, as in Lightroom. */
export const giveStars = (ids: readonly string[], stars: number): void =>
  give(
    ids,
    (edit) => edit.stars === stars,
    (on) => [{ stars: on ? stars : 0 }, (count) => text.window.organised.stars(count, on ? stars : 0)],
  );

export const toggleFavourite = (ids: readonly string[]): void =>
  give(
    ids,
    (edit) => edit.favourite,
    (on) => [{ favourite: on }, (count) => text.window.organised.favourite(count, on)],
  );

export const toggleFlag = (ids: readonly string[], flag: 'pick' | 'reject'): void =>
  give(
    ids,
    (edit) => edit.flag === flag,
    (on) => [{ flag: on ? flag : null }, (count) => text.window.organised.flag(count, on ? flag : null)],
  );

export const toggleLabel = (ids: readonly string[], label: (typeof labels)[number]): void =>
  give(
    ids,
    (edit) => edit.label === label,
    (on) => [{ label: on ? label : null }, (count) => text.window.organised.label(count, on ? label : null)],
  );

/** Gives the tags that a text stands for. */
export function addTags(ids: readonly string[], typed: string): void {
  const tags = tagsTyped(typed);
  if (tags.length === 0) return;
  void organise(ids, { addTags: [...tags] }, (count) => text.window.organised.tagged(count, tags));
}
export const removeTag = (ids: readonly string[], tag: string): void =>
  void organise(ids, { removeTags: [tag] }, (count) => text.window.organised.untagged(count, tag));
/** Null takes them out of their projects. */
export const giveProject = (ids: readonly string[], project: string | null): void =>
  void organise(ids, { project }, (count) => text.window.organised.project(count, project));
export const giveNote = (id: string, note: string): void => void organise([id], { note }, text.window.organised.note);

/** Into the trash of the library, from where they come back; none is selected then. */
export function trash(ids: readonly string[]): void {
  if (ids.length === 0) return;
  deselect();
  stepPast(ids);
  void organise(ids, { trashed: true }, text.window.organised.trashed);
}

export function restore(ids: readonly string[]): void {
  if (ids.length === 0) return;
  deselect();
  stepPast(ids);
  void organise(ids, { trashed: false }, text.window.organised.restored);
}

/** For good, into the system's trash; null is all. Cannot be taken back here, so it is asked for before. */
export async function emptyTrash(ids: readonly string[] | null): Promise<void> {
  const reply = await inLine(() => bridge().call['library.emptyTrash']({ ids: ids === null ? null : [...ids] }));
  if (!reply.ok) return tellFailure(reply.failure);
  clearSelection();
  leaveEmptied(ids);
  const { edits, failures } = reply.value;
  if (failures.length > 0) tell(text.window.organised.notEmptied(failures.length), { tone: 'bad', details: failures.slice(0, 3) });
  else tell(text.window.organised.emptied(edits));
  findSoon();
}

/** What is not in the library any more is not looked at, nor does a step lead to it. */
function leaveEmptied(ids: readonly string[] | null): void {
  forgetGone(ids ?? [...edits.getState().byId.values()].flatMap(({ id, trashed }) => (trashed ? [id] : [])));
  learnAgain();
}

/** In the trash the same key brings back: nothing there is deleted by a key. Those that the window has not met are where the others are. */
export function trashOrRestore(ids: readonly string[]): void {
  const isOut = ids.some((id) => editOf(id)?.trashed === false);
  if (isOut || !ids.some((id) => editOf(id) !== null)) trash(ids);
  else restore(ids);
}
