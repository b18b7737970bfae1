// Many edits are marked in turns, so that the window can say how far it is and the person can stop it. What each had before is kept small.
import type { OrganiseChange } from '../../app/edits/organise.ts';
import { maxOrganised } from '../../app/edits/labels.ts';
import type { Marked } from '../../app/contract/contract.ts';
import type { Reply } from '../../app/failure.ts';
import { text } from '../text/text.ts';
import { bridge } from '../store/bridge.ts';
import { dismissKey, tell, tellFailure } from '../store/toasts.ts';

type Turned = Marked['before'][number];
export type Marks = Turned['marks'];
/** Ids by the marks that they had and have, as text: a hundred thousand edits that had the same are one entry. */
export type Before = ReadonlyMap<string, readonly string[]>;
/** `done`: how many have been asked for and are so. `whole`: it was neither stopped nor refused. */
export type Outcome = { readonly before: Before; readonly done: number; readonly whole: boolean };

let changesSaid = 0;
/** Below it nobody needs to be told how far it is, and main tells of each edit by itself. */
export const worthTelling = 200;
/** How many are asked for first; then as many as are answered in about so long. */
const firstAtOnce = 100;
const answerMs = 500;

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** Something is being changed, or waits for that. */
export const isChanging = (): boolean => waiting > 0;

/** One change after the other, so that the later of two marks stays. */
export function inLine<T>(change: () => Promise<T>): Promise<T> {
  waiting += 1;
  const changed = last.then(change).finally(() => (waiting -= 1));
  last = changed.catch(() => undefined);
  return changed;
}

async function inTurns<T extends { readonly id: string }>(
  all: Iterable<T>,
  count: number,
  ask: (some: T[]) => Promise<Reply<Marked>>,
): Promise<Outcome> {
  const before = new Map<string, string[]>();
  const turns = turnsOf(all, () => atOnce);
  let [atOnce, done, stopped, refused] = [firstAtOnce, 0, false, false];
  const key = `organise ${(changesSaid += 1)}`;
  const action = { label: text.exporting.stop, run: () => void (stopped = true) };
  for (const some of turns) {
    const begunMs = performance.now();
    const reply = await ask(some);
    const changed = new Map(reply.ok ? reply.value.before.map(({ id, ...marks }) => [id, JSON.stringify(marks)]) : []);
    // The very texts that are asked with: a copy of each would be kept for as long as it can be undone.
    for (const { id } of some) {
      const marks = changed.get(id);
      if (marks !== undefined)
        before
          .set(marks, before.get(marks) ?? [])
          .get(marks)
          ?.push(id);
    }
    const failure = reply.ok ? reply.value.stoppedBy : reply.failure;
    refused = failure !== null;
    done += refused ? changed.size : some.length;
    if (failure !== null) tellFailure(failure);
    if (refused || stopped) break;
    atOnce = Math.round(Math.min(maxOrganised, Math.max(firstAtOnce, (atOnce * answerMs) / (performance.now() - begunMs))));
    if (count > worthTelling && done < count) tell(text.window.organised.progress(done, count), { key, action });
  }
  dismissKey(key);
  return { before, done, whole: done === count && !refused };
}

function* turnsOf<T>(all: Iterable<T>, atOnce: () => number): Generator<T[]> {
  let some: T[] = [];
  for (const one of all) {
    some.push(one);
    if (some.length < atOnce()) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

function* withId(ids: Iterable<string>): Generator<{ id: string }> {
  for (const id of ids) yield { id };
}

/** `before` has those that are other than before. */
export const changeMarks = (ids: readonly string[], wanted: OrganiseChange): Promise<Outcome> =>
  inTurns(withId(ids), ids.length, (some) => bridge().call['edit.organise']({ ids: some.map(({ id }) => id), change: wanted }));

export const idsOf = (before: Before): readonly string[] => [...before.values()].flat();
export const countOf = (befores: readonly Before[]): number =>
  befores.reduce((sum, before) => sum + [...before.values()].reduce((inIt, ids) => inIt + ids.length, 0), 0);

function* marksOf(befores: readonly Before[]): Generator<Turned> {
  for (const before of befores) {
    for (const [words, ids] of before) {
      const marks = JSON.parse(words) as Omit<Turned, 'id'>;
      for (const id of ids) yield { id, ...marks };
    }
  }
}

/**
 * Gives each edit the marks that it had, where it has still those that it was left with; `hears` of those that have them again, which is not so of one that is gone or
 * was changed since. What it answers is what that did, to be returned in its turn.
 */
export const returnMarks = (befores: readonly Before[], hears: (back: readonly Turned[]) => void): Promise<Outcome> =>
  inTurns(marksOf(befores), countOf(befores), async (marked) => {
    const reply = await bridge().call['edit.putBack']({ marked });
    if (reply.ok) hears(reply.value.before);
    return reply;
  });
