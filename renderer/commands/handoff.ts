// Results to other programs and back: dragged out, copied, opened elsewhere; and the versions that come back.
import { createStore } from 'zustand/vanilla';
import { maxOut } from '../../app/handoff/limits.ts';
import { bridge } from '../store/bridge.ts';
import { text, failureText } from '../text/text.ts';
import { editOf, meet } from '../store/edits.ts';
import { mirrored } from '../store/mirror.ts';
import { selection } from '../store/selection.ts';
import { learn, show, stage } from '../store/stage.ts';
import { tell, tellFailure } from '../store/toasts.ts';
import { showPage, showSettings } from '../store/view.ts';
import { titleOf } from '../store/words.ts';

export type ResultRef = { readonly id: string; readonly index: number };

/** The system's drag carries files and nothing of ours: what was taken is remembered until the pointer is free again. */
type Dragged = { readonly items: readonly ResultRef[]; readonly names: readonly string[] | null };

export const dragged = createStore<{ readonly now: Dragged | null }>()(() => ({ now: null }));

const forget = (): void => dragged.setState({ now: null });

/** Of a dragged tile: all that are selected with it. The first picture of each; of the shown edit the one that is shown. */
export function draggedWith(item: ResultRef): readonly ResultRef[] {
  const { ids } = selection.getState();
  if (ids.size < 2 || !ids.has(item.id)) return [item];
  return [item, ...[...ids].filter((id) => id !== item.id).map((id) => resultOf(id))];
}

function resultOf(id: string): ResultRef {
  const { shown } = stage.getState();
  return { id, index: shown?.id === id ? shown.index : 0 };
}

type Press = { readonly button: number; readonly altKey: boolean };
type Start = { readonly altKey: boolean; readonly preventDefault: () => void };

let readied: { readonly key: string; names: readonly string[] | null } | null = null;

/** At the press: what a drag needs is made while the pointer has not moved yet. Alt: copies without metadata. */
export async function readyOut({ button, altKey }: Press, items: readonly ResultRef[]): Promise<void> {
  if (button !== 0 || items.length > maxOut) return;
  const mine = { key: JSON.stringify([items, altKey]), names: null as readonly string[] | null };
  readied = mine;
  const reply = await bridge().call['result.ready']({ items: [...items], clean: altKey });
  // What fails is said when it is dragged; a press alone asks for nothing.
  if (reply.ok) mine.names = reply.value.names;
  const { now } = dragged.getState();
  if (now !== null && readied === mine && now.names === null) dragged.setState({ now: { ...now, names: mine.names } });
}

/** In place of the window's own drag, which could carry nothing out of it. */
export function dragOut(event: Start, items: readonly ResultRef[]): void {
  event.preventDefault();
  if (items.length > maxOut) return tell(text.out.tooMany(maxOut, items.length), { tone: 'bad' });
  const key = JSON.stringify([items, event.altKey]);
  dragged.setState({ now: { items, names: readied?.key === key ? readied.names : null } });
  void bridge()
    .call['result.drag']({ items: [...items], clean: event.altKey })
    .then((reply) => {
      if (reply.ok) {
        if (reply.value.credentialsLost > 0) tell(text.exported.credentialsLost(reply.value.credentialsLost));
        return;
      }
      forget();
      tellFailure(reply.failure);
    });
}

/** What is being dragged, when these dropped files are it; the drag is over then. */
export function takeDragged(names: readonly string[]): readonly ResultRef[] | null {
  const { now } = dragged.getState();
  forget();
  if (now === null || names.length !== now.items.length) return null;
  return now.names === null || names.every((name) => now.names?.includes(name) === true) ? now.items : null;
}

/** Handlers of what can be dragged out; `items` are asked for when it happens. */
export const outHandlers = (items: () => readonly ResultRef[]) => ({
  onPointerDown: (event: Press) => void readyOut(event, items()),
  onDragStart: (event: Start) => dragOut(event, items()),
});

/** Pictures of these edits to the clipboard: files, and of a single one the bitmap. */
export async function copyOut(ids: readonly string[]): Promise<void> {
  const items = ids.filter((id) => (editOf(id)?.results.length ?? 1) > 0).map(resultOf);
  if (items.length === 0) return tell(text.out.nothingToCopy);
  if (items.length > maxOut) return tell(text.out.tooMany(maxOut, items.length), { tone: 'bad' });
  const reply = await bridge().call['result.copy']({ items });
  if (reply.ok) tell(text.out.copied[reply.value.as](reply.value.files));
  else tellFailure(reply.failure);
}

const setUp = () => ({ label: text.out.setUp, run: () => showSettings('programs') });

/** Opens a working copy in the person's program `digit`, counted from 1 as on the keys. */
export async function openIn(digit: number, id: string | null): Promise<void> {
  const { programs } = mirrored().settings;
  if (programs.length === 0) return tell(text.out.noPrograms, { action: setUp() });
  if (programs[digit - 1] === undefined) return tell(text.out.noSuchProgram(digit), { action: setUp() });
  if (id === null || editOf(id)?.results.length === 0) return tell(text.out.nothingToOpen);
  const reply = await bridge().call['result.openIn']({ ...resultOf(id), program: digit - 1 });
  if (reply.ok) tell(text.out.opened(reply.value.program));
  else tellFailure(reply.failure);
}

/** Listens for versions that come back, and for the end of drags; returns the function that stops. */
export function openOut(): () => void {
  const { on } = bridge();
  const listening = new AbortController();
  const { signal } = listening;
  const free = ({ type, buttons }: PointerEvent): void => {
    // While the system drags, the page hears of no pointer.
    if (type === 'pointerdown' || buttons === 0) forget();
  };
  for (const type of ['pointerdown', 'pointermove'] as const) window.addEventListener(type, free, { signal, capture: true });
  const stops = [
    on['version.added'](({ edit, of, ofPrompt, program }) => {
      meet([edit]);
      stage.setState(({ unseen }) => ({ unseen: new Set([...unseen, edit.id]) }));
      if (stage.getState().details.has(of)) void learn(of);
      const parent = editOf(of);
      tell(text.out.newVersion(titleOf(parent ?? { prompt: ofPrompt }), program), {
        action: { label: text.window.show, run: () => (show(edit.id), showPage('stage')) },
      });
    }),
    on['version.refused'](({ program, failure }) => tell(text.out.refused(program), { tone: 'bad', details: [failureText(failure)] })),
  ];
  return () => {
    listening.abort();
    for (const stop of stops) stop();
  };
}
