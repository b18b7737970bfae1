// The list of earlier and saved words: what is looked for in it, what it shows, and what is done with it. Every change can be undone.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { rowLetters } from '../../../app/contract/words.ts';
import { compared } from '../../../app/edits/compared.ts';
import type { CallArgument, EarlierWords, WordOrder } from '../../../app/contract/contract.ts';
import { findModel } from '../../../app/models/models.ts';
import { carriedTo } from '../../../app/models/recorded.ts';
import type { Reply } from '../../../app/failure.ts';
import { nameOf } from '../../../app/presets/saved.ts';
import type { Saved, SavedKind } from '../../../app/presets/saved.ts';
import { bridge } from '../../store/bridge.ts';
import { folded } from '../../text/folded.ts';
import { firstWords } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { draft, draftModel, setModel, setPrompt } from '../../store/draft.ts';
import { tellFailure } from '../../store/toasts.ts';
import { did } from '../../store/undo.ts';

export type WordKind = 'all' | 'earlier' | SavedKind;

type WordList = {
  readonly query: string;
  readonly kind: WordKind;
  readonly order: WordOrder;
  readonly earlier: readonly EarlierWords[];
  /** Of all that fit; the first of them are in `earlier`. */
  readonly total: number;
  readonly saved: readonly Saved[];
  readonly read: boolean;
};

const nothing = { query: '', earlier: [], total: 0, saved: [], read: false } as const;
export const wordList = createStore<WordList>()(() => ({ ...nothing, kind: 'all', order: 'stars' }));
export const useWordList = <T>(select: (now: WordList) => T): T => useStore(wordList, select);

const maxShown = 100;
let asked = 0;

async function learn(): Promise<void> {
  const mine = (asked += 1);
  const { call } = bridge();
  const { query, order } = wordList.getState();
  const [earlier, saved] = await Promise.all([call['words.earlier']({ query, order, offset: 0, count: maxShown }), call['words.saved']()]);
  if (mine !== asked) return;
  wordList.setState({
    read: true,
    earlier: earlier.ok ? earlier.value.rows : [],
    total: earlier.ok ? earlier.value.total : 0,
    saved: saved.ok ? saved.value : [],
  });
  const failed = earlier.ok ? saved : earlier;
  if (!failed.ok) tellFailure(failed.failure);
}

/** As it was left: the same kind and order, nothing looked for. */
export function openWordList(): void {
  wordList.setState(nothing);
  void learn();
}

export function look(change: Partial<Pick<WordList, 'query' | 'kind' | 'order'>>): void {
  wordList.setState(change);
  if (change.query !== undefined || change.order !== undefined) void learn();
}

/** What can be used comes first; of it, saved words whose name or words have every part of what is typed. */
export function savedFor(saved: readonly Saved[], query: string, kind: WordKind): readonly Saved[] {
  const parts = folded(query).split(/\s+/).filter(Boolean);
  const found = saved.filter(
    (one) => (kind === 'all' || kind === one.kind) && parts.every((part) => folded(`${one.name} ${one.prompt}`).includes(part)),
  );
  return [...found.filter(({ damaged }) => damaged === null), ...found.filter(({ damaged }) => damaged !== null)];
}

/** Puts words in place of those in the field; the field as it was comes back by undo. False when they could not be read. */
export async function takeEarlier({ prompt, editId }: EarlierWords): Promise<boolean> {
  let words = prompt;
  if (prompt.length >= rowLetters) {
    const detail = await bridge().call['edit.show']({ id: editId });
    if (!detail.ok) {
      tellFailure(detail.failure);
      return false;
    }
    words = detail.value.record.request.prompt.trim();
  }
  takeInto(() => setPrompt(words), text.words.took(firstWords(words, 40)));
  return true;
}

/** Words, model and parameters in place of those of the draft; its pictures stay. */
export function takePreset({ name, prompt, model: id, parameters }: Saved): void {
  takeInto(() => {
    const model = (id === null ? null : findModel(id)) ?? draftModel();
    setModel(model);
    draft.setState({ prompt, parameters: carriedTo(model, { model: id ?? model.id, parameters }) });
  }, text.words.tookPreset(name));
}

function takeInto(take: () => void, what: string): void {
  const { model, prompt, parameters, pictures, tray } = draft.getState();
  take();
  did(
    {
      what,
      undo: async () => (draft.setState({ model, prompt, parameters, pictures, tray }), true),
      redo: async () => (take(), true),
    },
    'shown',
  );
}

async function step(reply: Promise<Reply<{ readonly undo: string }>>, what: string): Promise<boolean> {
  const done = await reply;
  if (!done.ok) {
    tellFailure(done.failure);
    return false;
  }
  let { undo } = done.value;
  const turn = async (): Promise<boolean> => {
    const back = await bridge().call['words.putBack']({ undo });
    if (back.ok) ({ undo } = back.value);
    else tellFailure(back.failure);
    void learn();
    return back.ok;
  };
  did({ what, undo: turn, redo: turn }, 'shown');
  await learn();
  return true;
}

/** Saves what stands in the draft; one of that name is replaced. */
export function saveWords(kind: SavedKind, typed: string): Promise<boolean> {
  const { prompt, model, parameters } = draft.getState();
  const name = nameOf(typed);
  const own: Pick<CallArgument<'words.keep'>, 'model' | 'parameters'> = kind === 'snippet'
    ? { model: null, parameters: {} }
    : { model, parameters };
  return step(bridge().call['words.keep']({ kind, name, prompt, ...own, replace: isTaken(kind, name) }), text.words.saved[kind](name));
}

export const isTaken = (kind: SavedKind, typed: string): boolean =>
  wordList.getState().saved.some((one) => one.kind === kind && compared(one.name) === compared(nameOf(typed)));

export const renameSaved = ({ kind, name }: Saved, typed: string): Promise<boolean> =>
  step(bridge().call['words.rename']({ kind, name, to: nameOf(typed) }), text.words.renamed(name, nameOf(typed)));

export const removeSaved = ({ kind, name }: Saved): Promise<boolean> =>
  step(bridge().call['words.remove']({ kind, name }), text.words.removed(name));
