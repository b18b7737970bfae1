// Key presses become acts here; which key means what is in state/key-map.ts.
import { remix, reveal, targetEdit, targetIds, loadAll, takeAsInput, loadSeed } from './state/deeds.ts';
import { editOf } from './state/edits.ts';
import { commandOf, focusOf } from './state/key-map.ts';
import type { Command, Target } from './state/key-map.ts';
import { mirrored } from './state/mirror.ts';
import { giveStars, restore, toggleFavourite, toggleFlag, toggleLabel, trash } from './state/organise.ts';
import { takePaste } from './state/paste.ts';
import { pressRun } from './state/run.ts';
import { choose, selectAll, selection } from './state/selection.ts';
import { show, stage, toggleCompare, wishZoom } from './state/stage.ts';
import { neighbour, stripOf } from './state/strip.ts';
import { redo, undo } from './state/undo.ts';
import { assertNever } from './state/assert-never.ts';
import { goBack, showPage, showSettings, view } from './state/view.ts';

const shownIndex = (id: string): number => {
  const { shown } = stage.getState();
  return shown?.id === id ? shown.index : 0;
};

function toStage(): void {
  const { active } = selection.getState();
  if (active !== null && mirrored().settings.layout.view === 'library') show(active.id);
  showPage('stage');
}

function toNeighbour(direction: 'parent' | 'child' | 'sibling-before' | 'sibling-after'): void {
  const { shown, details } = stage.getState();
  const edit = shown === null ? null : editOf(shown.id);
  if (edit === null || mirrored().settings.layout.view !== 'stage') return;
  const next = neighbour(stripOf(edit, details), direction);
  if (next !== null) show(next.id);
}

function quickLook(): void {
  const { shown } = stage.getState();
  const { active } = selection.getState();
  if (active === null && shown !== null) choose({ id: shown.id, position: 0 });
  view.setState(({ quickLook: open }) => ({ quickLook: !open }));
}

/** In the trash the same key brings back: nothing there is deleted by a key. */
function trashOrRestore(): void {
  const ids = targetIds();
  if (ids.every((id) => editOf(id)?.trashed === true)) restore(ids);
  else trash(ids);
}

function toTags(): void {
  if (targetIds().length === 0) return;
  if (mirrored().settings.layout.view === 'library') return view.setState({ tagging: true });
  view.setState({ infoOpen: true });
  requestAnimationFrame(() => document.getElementById('tags-field')?.focus());
}

function act(command: Command): void {
  const edit = targetEdit();
  switch (command.kind) {
    case 'library':
      return showPage('library');
    case 'stage':
      return toStage();
    case 'compare':
      return toggleCompare();
    case 'back':
      return void goBack();
    case 'zoom-toggle':
      return wishZoom({ kind: 'toggle' });
    case 'zoom-fit':
      return wishZoom({ kind: 'fit' });
    case 'zoom-actual':
      return wishZoom({ kind: 'actual' });
    case 'use-all':
      return edit === null ? undefined : void loadAll(edit.id);
    case 'use-seed':
      return edit === null ? undefined : loadSeed(edit);
    case 'remix':
      return edit === null ? undefined : void remix(edit.id);
    case 'use-as-input':
      return edit === null ? undefined : void takeAsInput(edit, shownIndex(edit.id));
    case 'reveal':
      return edit === null ? undefined : void reveal(edit, shownIndex(edit.id));
    case 'information':
      showPage('stage');
      return view.setState(({ infoOpen }) => ({ infoOpen: !infoOpen }));
    case 'favourite':
      return toggleFavourite(targetIds());
    case 'pick':
    case 'reject':
      return toggleFlag(targetIds(), command.kind);
    case 'stars':
      return giveStars(targetIds(), command.stars);
    case 'label':
      return toggleLabel(targetIds(), command.label);
    case 'trash':
      return trashOrRestore();
    case 'tree':
      toStage();
      return view.setState(({ tree }) => ({ tree: !tree }));
    case 'tag':
      return toTags();
    case 'undo':
      return void undo();
    case 'redo':
      return void redo();
    case 'select-all':
      return void selectAll();
    case 'quick-look':
      return quickLook();
    case 'run':
      return void pressRun(false);
    case 'run-next':
      return void pressRun(true);
    case 'search':
      return document.getElementById('search')?.focus();
    case 'settings':
      return showSettings();
    case 'parent':
    case 'child':
    case 'sibling-before':
    case 'sibling-after':
      return toNeighbour(command.kind);
    default:
      return assertNever(command);
  }
}

function targetOf(element: EventTarget | null): Target {
  if (!(element instanceof HTMLElement)) return { tag: '', type: '', role: '', editable: false, within: [] };
  const within: string[] = [];
  for (let at: HTMLElement | null = element; at !== null; at = at.parentElement) {
    const role = at.getAttribute('role');
    if (role !== null) within.push(role);
  }
  return {
    tag: element.tagName,
    type: element.getAttribute('type') ?? '',
    role: element.getAttribute('role') ?? '',
    editable: element.isContentEditable,
    within,
  };
}

/** Listens to keys and to paste; returns the function that stops. */
export function openCommands(): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const mac = mirrored().platform === 'darwin';
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.defaultPrevented) return;
      const press = {
        key: event.key,
        mod: mac ? event.metaKey : event.ctrlKey,
        shift: event.shiftKey,
        alt: event.altKey,
        repeat: event.repeat,
        composing: event.isComposing,
      };
      const command = commandOf(press, focusOf(targetOf(event.target)));
      if (command === null) return;
      event.preventDefault();
      act(command);
    },
    { signal },
  );
  window.addEventListener('paste', (event) => takePaste(event, focusOf(targetOf(event.target)) === 'typing'), { signal });
  return () => stop.abort();
}
