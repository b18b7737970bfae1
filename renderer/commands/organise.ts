// Marks on edits: shown at once, written by main, taken back by name. Many edits go in turns, so that the window can say how far it is.
import { changedTags } from '../../app/edits/compared.ts';
import type { OrganiseChange } from '../../app/edits/organise.ts';
import { maxOrganised } from '../../app/edits/labels.ts';
import type { labels } from '../../app/edits/labels.ts';
import type { Marked } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { Reply } from '../../app/failure.ts';
import { text } from '../text/text.ts';
import { bridge } from '../store/bridge.ts';
import { editOf, meet, showChanging } from '../store/edits.ts';
import { findSoon } from '../store/library.ts';
import { clearSelection } from '../store/selection.ts';
import { dismissKey, tell, tellFailure } from '../store/toasts.ts';
import { learnNames } from '../store/names.ts';
import { did, doing } from '../store/undo.ts';
import type { UndoStep } from '../store/undo.ts';

type Before = Marked['before'];

const progressKey = 'organise';
/** Below it nobody needs to be told how far it is. */
const worthTelling = 200;
const atOnce = Math.min(maxOrganised, 100);

async function inTurns<T>(all: readonly T[], ask: (some: T[]) => Promise<Reply<Marked>>): Promise<{ before: Before; whole: boolean }> {
  const before: Before[number][] = [];
  for (let from = 0; from < all.length; from += atOnce) {
    const reply = await ask(all.slice(from, from + atOnce));
    if (reply.ok) before.push(...reply.value.before);
    const failure = reply.ok ? reply.value.stoppedBy : reply.failure;
    if (failure !== null) {
      tellFailure(failure);
      return { before, whole: false };
    }
    const done = Math.min(all.length, from + atOnce);
    if (all.length > worthTelling && done < all.length) tell(text.window.organised.progress(done, all.length), { key: progressKey });
  }
  return { before, whole: true };
}

/** What becomes a part of a change; `before` has those that are other than before. */
export async function changeMarks(ids: readonly string[], wanted: OrganiseChange): Promise<{ before: Before; whole: boolean }> {
  const outcome = await inTurns(ids, (some) => bridge().call['edit.organise']({ ids: some, change: wanted }));
  dismissKey(progressKey);
  return outcome;
}

async function putBack(before: Before): Promise<boolean> {
  const { whole } = await inTurns(before, (marked) =>
    bridge().call['edit.putBack']({ marked: marked.map(({ id, marks }) => ({ id, marks: { ...marks } })) }),
  );
  dismissKey(progressKey);
  afterwards();
  return whole;
}

function afterwards(): void {
  findSoon();
  void learnNames();
}

/** As the window shows it until main has said so. */
function shownAs(
  edit: EditSummary,
  { stars, favourite, flag, label, project, addTags = [], removeTags = [] }: OrganiseChange,
): EditSummary {
  return {
    ...edit,
    stars: stars ?? edit.stars,
    favourite: favourite ?? edit.favourite,
    flag: flag === undefined ? edit.flag : flag,
    label: label === undefined ? edit.label : label,
    project: project === undefined ? edit.project : project,
    tags: changedTags(edit.tags, addTags, removeTags),
  };
}

/** Some edits and what becomes of them. */
type Part = { readonly ids: readonly string[]; readonly wanted: OrganiseChange };

/** One part after the other, until one is stopped. */
async function changeAll(parts: readonly Part[]): Promise<{ before: Before; whole: boolean }> {
  const before: Before[number][] = [];
  for (const { ids, wanted } of parts) {
    const changed = await changeMarks(ids, wanted);
    before.push(...changed.before);
    if (!changed.whole) return { before, whole: false };
  }
  return { before, whole: true };
}

/** `what` names the change: "3 edits: 4 stars". */
export const organise = (ids: readonly string[], wanted: OrganiseChange, what: string): Promise<void> =>
  organiseAll([{ ids, wanted }], what);

/** Several changes that are one change. */
export const organiseAll = (parts: readonly Part[], what: string): Promise<void> => doing(organiseNow(parts, what));

async function organiseNow(parts: readonly Part[], what: string): Promise<void> {
  const count = parts.reduce((sum, { ids }) => sum + ids.length, 0);
  if (count === 0) return;
  const known = parts.flatMap(({ ids }) => ids.flatMap((id) => editOf(id) ?? []));
  // Rows that were asked for before may come meanwhile, without the marks: what is chosen from must not change under the next key.
  const ends = parts.map(({ ids, wanted }) => showChanging(ids, (edit) => shownAs(edit, wanted)));
  meet(known);
  const { before, whole } = await changeAll(parts).finally(() => ends.forEach((end) => end()));
  if (!whole) {
    const done = new Set(before.map(({ id }) => id));
    meet(known.filter(({ id }) => !done.has(id)));
  }
  if (before.length === 0) return;
  let last = before;
  const step: UndoStep = {
    what,
    undo: () => putBack(last),
    redo: async () => {
      const were = new Set(last.map(({ id }) => id));
      const again = await changeAll(parts.map(({ ids, wanted }) => ({ ids: ids.filter((id) => were.has(id)), wanted })));
      if (again.before.length > 0) last = again.before;
      afterwards();
      return again.whole;
    },
  };
  did(step, count > 1 || parts.some(({ wanted }) => wanted.trashed !== undefined) ? 'shown' : 'aloud');
  afterwards();
}

const every = (ids: readonly string[], holds: (edit: EditSummary) => boolean): boolean =>
  ids.length > 0 && ids.every((id) => ((edit) => edit !== null && holds(edit))(editOf(id)));

/** The same stars again take them away, as in Lightroom. */
export function giveStars(ids: readonly string[], stars: number): void {
  const given = every(ids, (edit) => edit.stars === stars) ? 0 : stars;
  void organise(ids, { stars: given }, text.window.organised.stars(ids.length, given));
}

/** On for all, or off where all of them have it. */
export function toggleFavourite(ids: readonly string[]): void {
  const on = !every(ids, ({ favourite }) => favourite);
  void organise(ids, { favourite: on }, text.window.organised.favourite(ids.length, on));
}

/** For all, or taken away where all of them have it. */
export function toggleFlag(ids: readonly string[], flag: 'pick' | 'reject'): void {
  if (ids.length === 0) return;
  const given = every(ids, (edit) => edit.flag === flag) ? null : flag;
  void organise(ids, { flag: given }, text.window.organised.flag(ids.length, given));
}

/** For all, or taken away where all of them have it. */
export function toggleLabel(ids: readonly string[], label: (typeof labels)[number]): void {
  const given = every(ids, (edit) => edit.label === label) ? null : label;
  void organise(ids, { label: given }, text.window.organised.label(ids.length, given));
}

export const addTag = (ids: readonly string[], tag: string): void =>
  void organise(ids, { addTags: [tag] }, text.window.organised.tagged(ids.length, tag));
export const removeTag = (ids: readonly string[], tag: string): void =>
  void organise(ids, { removeTags: [tag] }, text.window.organised.untagged(ids.length, tag));
/** Null takes them out of their projects. */
export const giveProject = (ids: readonly string[], project: string | null): void =>
  void organise(ids, { project }, text.window.organised.project(ids.length, project));
export const giveNote = (id: string, note: string): void => void organise([id], { note }, text.window.organised.note);

/** Into the trash of the library, from where they come back; the selection is cleared. */
export function trash(ids: readonly string[]): void {
  if (ids.length === 0) return;
  clearSelection();
  void organise(ids, { trashed: true }, text.window.organised.trashed(ids.length));
}

export function restore(ids: readonly string[]): void {
  if (ids.length === 0) return;
  clearSelection();
  void organise(ids, { trashed: false }, text.window.organised.restored(ids.length));
}

/** For good, into the system's trash; null is all. Cannot be taken back here, so it is asked for before. */
export async function emptyTrash(ids: readonly string[] | null): Promise<void> {
  const reply = await bridge().call['library.emptyTrash']({ ids: ids === null ? null : [...ids] });
  if (!reply.ok) return tellFailure(reply.failure);
  clearSelection();
  const { edits, failures } = reply.value;
  if (failures.length > 0) tell(text.window.organised.notEmptied(failures.length), { tone: 'bad', details: failures.slice(0, 3) });
  else tell(text.window.organised.emptied(edits));
  findSoon();
}

/** In the trash the same key brings back: nothing there is deleted by a key. */
export function trashOrRestore(ids: readonly string[]): void {
  if (ids.every((id) => editOf(id)?.trashed === true)) restore(ids);
  else trash(ids);
}
