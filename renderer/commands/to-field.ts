// The focus goes to a field that may have to be shown first.
import { mirrored } from '../store/mirror.ts';
import { showPage, view } from '../store/view.ts';
import { onceDrawn } from '../ui/once-drawn.ts';
import { leaveBare, showCompose } from './sides.ts';
import type { Target } from './target.ts';

const focusSoon = (id: string): void =>
  onceDrawn(
    () => document.getElementById(id),
    (there) => there.focus(),
  );

export function toTags({ ids }: Target): void {
  if (ids.length === 0) return;
  if (mirrored().settings.layout.view === 'library') return view.setState({ tagging: true });
  leaveBare();
  view.setState({ infoOpen: true });
  focusSoon('tags-field');
}

export function toSearch(): void {
  leaveBare();
  focusSoon('search');
}

export function toInstruction(): void {
  showPage('stage');
  showCompose(true);
  focusSoon('instruction');
}

/** Shows the field of the instruction, and does something with it once it has the focus. */
export function writeInstruction(write: (area: HTMLTextAreaElement) => void): void {
  toInstruction();
  const find = (): HTMLTextAreaElement | null => document.querySelector('textarea#instruction');
  // Not before words that were just put into it are drawn.
  queueMicrotask(() => onceDrawn(find, write));
}
