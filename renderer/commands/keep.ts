// The view that keeps the original's pixels: which result it is open for, what main proposed of each, and what the person made of it.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Kept } from '../../app/contract/keep.ts';
import type { KeepSettings, Stroke } from '../../app/composite/keep-settings.ts';
import { isLaid, laidFrom } from '../../app/edits/laid-from.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { bridge } from '../store/bridge.ts';
import { text, failureText } from '../text/text.ts';
import { editOf, meet } from '../store/edits.ts';
import { keepView } from '../store/keep-look.ts';
import {
  asProposed,
  canWrite,
  emptyWork,
  isChanged,
  redone,
  undone,
  verdictOf,
  withPart,
  withProposal,
  withSettings,
  withStroke,
} from '../store/keep-work.ts';
import type { KeepWork } from '../store/keep-work.ts';
import { makerOf, spokenOf } from './keep-words.ts';
import { show } from '../store/stage.ts';
import { speak, tell, tellFailure } from '../store/toasts.ts';
import { showPage } from '../store/view.ts';

export type KeepTarget = { readonly id: string; readonly index: number };

type Keep = {
  readonly open: KeepTarget | null;
  /** By edit and result, while the window lives: what was left is there when it is opened again. */
  readonly works: ReadonlyMap<string, KeepWork>;
  /** Several are being written: main does one thing at a time. */
  readonly manyAtWork: boolean;
};

export const keep = createStore<Keep>()(() => ({ open: null, works: new Map(), manyAtWork: false }));

const maxWorks = 40;
const sensitivityDelayMs = 250;
const keyOf = ({ id, index }: KeepTarget): string => `${id} ${index}`;
const workOf = (keepTarget: KeepTarget): KeepWork => keep.getState().works.get(keyOf(keepTarget)) ?? emptyWork;

export const isKeeping = (): boolean => keep.getState().open !== null;
export const useKeepWork = (keepTarget: KeepTarget): KeepWork => useStore(keep, ({ works }) => works.get(keyOf(keepTarget)) ?? emptyWork);
/** There is a result to take from and an original to keep. */
export const canKeep = (edit: EditSummary | null): edit is EditSummary =>
  edit !== null && edit.state === 'done' && edit.present && edit.results.length > 0 && edit.inputs.length > 0;

/** Of several at once what was kept already is left as it is. */
export const isToKeep = (edit: EditSummary | null): boolean => canKeep(edit) && !isLaid(edit);

function change(keepTarget: KeepTarget, changed: (work: KeepWork) => KeepWork): void {
  keep.setState(({ works }) => {
    const next = new Map(works);
    const work = next.get(keyOf(keepTarget)) ?? emptyWork;
    next.delete(keyOf(keepTarget));
    next.set(keyOf(keepTarget), changed(work));
    for (const old of next.keys()) {
      if (next.size <= maxWorks) break;
      next.delete(old);
    }
    return { works: next };
  });
}

const forget = (keepTarget: KeepTarget): void =>
  keep.setState(({ works }) => ({ works: new Map([...works].filter(([key]) => key !== keyOf(keepTarget))) }));

/** Does it to what is open. */
const here = (changed: (work: KeepWork) => KeepWork): void => {
  const { open } = keep.getState();
  if (open !== null) change(open, changed);
};

let question = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Asks main where a result differs. An earlier answer is not taken; the same question of this place is stopped, unless several are being written. */
export async function propose(keepTarget: KeepTarget): Promise<void> {
  clearTimeout(timer);
  const mine = ++question;
  // What is asked for no longer need not be finished. What is being written for several edits must not be stopped with it.
  if (workOf(keepTarget).asking && !keep.getState().manyAtWork) void bridge().call['keep.stop']();
  change(keepTarget, (work) => ({ ...work, asking: true, failure: null }));
  const reply = await bridge().call['keep.propose']({
    ...keepTarget,
    sensitivity: workOf(keepTarget).settings?.sensitivity ?? 1,
    unlocked: workOf(keepTarget).settings?.unlocked,
  });
  if (mine !== question) return;
  change(keepTarget, (work) => (reply.ok ? withProposal(work, reply.value) : { ...work, asking: false, failure: reply.failure }));
  const edit = editOf(keepTarget.id);
  speak(reply.ok ? spokenOf(workOf(keepTarget), edit === null ? 'service' : makerOf(edit)) : failureText(reply.failure));
}

/** Says so where nothing can be kept of it. Of what was kept already it opens the result in it. */
export async function openKeep(keepTarget: KeepTarget): Promise<void> {
  const seen = new Set<string>();
  let at = keepTarget;
  for (let edit = editOf(at.id); canKeep(edit) && !seen.has(at.id); edit = editOf(at.id)) {
    const from = laidFrom(edit);
    if (from === null) return openAt(at);
    seen.add(at.id);
    at = { id: from.editId, index: from.index };
    if (!(await isMet(at.id))) return;
  }
  tell(text.keep.nothing);
}

/** Asks for the result in a version, where the window does not know it yet. Where that fails it is told. */
async function isMet(id: string): Promise<boolean> {
  if (editOf(id) !== null) return true;
  const reply = await bridge().call['edit.show']({ id });
  if (reply.ok) meet([reply.value.summary]);
  else if (reply.failure.kind === 'edit-not-found') tell(text.keep.resultGone);
  else tellFailure(reply.failure);
  return reply.ok;
}

function openAt(keepTarget: KeepTarget): void {
  keepView.setState({ pointed: null });
  keep.setState({ open: keepTarget });
  void propose(keepTarget);
}

/** Goes back to where the view was opened from. What was done here is kept, and offered again. False when it was not open. */
export function leaveKeep(): boolean {
  const { open, manyAtWork } = keep.getState();
  if (open === null) return false;
  const work = workOf(open);
  if (work.writing !== 'no') return (stopWriting(), true);
  clearTimeout(timer);
  question++;
  if (work.asking && !manyAtWork) void bridge().call['keep.stop']();
  change(open, (now) => ({ ...now, asking: false }));
  keep.setState({ open: null });
  if (isChanged(work)) tell(text.keep.leftWithout, { key: 'keep-left', action: { label: text.window.undo.undo, run: () => openAt(open) } });
  return true;
}

/** Another library is open: the results that were worked on are not in it. */
export function forgetKeeping(): void {
  const { open, manyAtWork } = keep.getState();
  clearTimeout(timer);
  question++;
  if (open !== null && workOf(open).asking && !manyAtWork) void bridge().call['keep.stop']();
  keep.setState({ open: null, works: new Map() });
}

export const togglePart = (number: number): void => here((work) => withPart(work, number));
export const addStroke = (stroke: Stroke): void => here((work) => withStroke(work, stroke));
export const changeKeep = (changes: Partial<KeepSettings>): void => here((work) => withSettings(work, changes));

/** Shown at once, asked for when the slider has come to rest. */
export function changeSensitivity(sensitivity: number): void {
  const { open } = keep.getState();
  if (open === null) return;
  changeKeep({ sensitivity });
  clearTimeout(timer);
  timer = setTimeout(() => void propose(open), sensitivityDelayMs);
}

/** Whether covered places are taken from the result as well: what was found changes with it. */
export function unlockCovers(unlocked: boolean): void {
  const { open } = keep.getState();
  if (open === null) return;
  changeKeep({ unlocked });
  void propose(open);
}

/** As it was proposed first. Parts and strokes can be had back by an undo. */
export function resetKeep(): void {
  const { open } = keep.getState();
  if (open === null) return;
  const { settings, proposal } = workOf(open);
  here(asProposed);
  if (settings?.sensitivity !== proposal?.defaults.sensitivity || settings?.unlocked === true) void propose(open);
}

function turn(turned: (work: KeepWork) => KeepWork, nothing: string): void {
  const { open } = keep.getState();
  if (open === null) return;
  const before = workOf(open);
  here(turned);
  if (workOf(open).settings === before.settings) speak(nothing);
}
export const undoKeep = (): void => turn(undone, text.keep.nothingToUndo);
export const redoKeep = (): void => turn(redone, text.keep.nothingToRedo);

/** Writes the version and leaves the view, unless main finds that it cannot be kept after all. A failure is told. */
export async function writeKeep(): Promise<void> {
  const { open, manyAtWork } = keep.getState();
  if (open === null || !canWrite(workOf(open))) return;
  if (manyAtWork) return tell(text.keep.many.busy);
  const work = workOf(open);
  clearTimeout(timer);
  change(open, (now) => ({ ...now, writing: 'writing' }));
  const reply = await bridge().call['keep.write']({ ...open, settings: work.settings, force: verdictOf(work)?.verdict === 'look-first' });
  const stopped = workOf(open).writing === 'stopping';
  change(open, (now) => ({ ...now, writing: 'no' }));
  if (!reply.ok) return stopped ? tell(text.keep.stopped) : tellFailure(reply.failure);
  const { edit, verdict, reason } = reply.value;
  if (edit === null) return change(open, (now) => ({ ...now, said: { verdict, reason } }));
  forget(open);
  if (keep.getState().open === open) keep.setState({ open: null });
  tellKept(edit, reply.value);
}

/** The new version is what the stage shows, wherever the person is. */
function tellKept(edit: EditSummary, { outside }: Kept): void {
  meet([edit]);
  show(edit.id);
  tell(outside === null ? text.keep.keptPlain : text.keep.kept(outside.identical, outside.pixels), {
    action: { label: text.window.show, run: () => (show(edit.id), showPage('stage')) },
  });
}

/** Asks main to stop; that it did is said when it answers. */
export function stopWriting(): void {
  const { open } = keep.getState();
  if (open === null || workOf(open).writing === 'no') return;
  here((work) => ({ ...work, writing: 'stopping' }));
  void bridge().call['keep.stop']();
}
