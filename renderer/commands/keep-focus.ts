// Where keys go when what had the focus is gone: to the grid in the library, else to the page itself, never to nothing.
import { markPressed, pictureArea } from './areas.ts';

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;
const overlay = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** Gives the focus back to the page if nothing has it. */
export function focusPage(): void {
  if (isLost()) toPage();
}

function toPage(): void {
  if (document.querySelector(overlay) !== null) return;
  const page = document.querySelector<HTMLElement>('[data-drawer], main');
  (page?.querySelector<HTMLElement>('[role="grid"]') ?? page)?.focus({ preventScroll: true });
}

let byPointer = false;
/** By a letter, which no button and no choice takes for itself; one that is written into a field stays there, and so does the focus. */
let byLetter = false;

/**
 * On another page: who came by a press on a picture has it under the keys; who came by a key goes on by keys, from the page, also where a button of the bar
 * was pressed before: Enter would press it again.
 */
export function focusArrived(): void {
  const picture = pictureArea();
  if (byPointer && picture !== null && isLost() && document.querySelector(overlay) === null) {
    markPressed(picture);
    picture.focus({ preventScroll: true });
  }
  if (byLetter && document.activeElement?.closest('header') != null) toPage();
  focusPage();
}

/** Tab leaves the last control for the system's own, and comes back to the first. */
const soon = (event: Event): void => {
  if (!(event instanceof KeyboardEvent && event.key === 'Tab')) requestAnimationFrame(focusPage);
};

function noteHow(event: Event): void {
  byPointer = event.type === 'pointerdown';
  const isWritten = event.target instanceof Element && event.target.matches('input, textarea, [contenteditable]');
  byLetter = event instanceof KeyboardEvent && event.key.length === 1 && event.key !== ' ' && !isWritten;
}

/** After each key and each press: by then what was pressed may have gone. Returns the function that stops. */
export function keepFocus(): () => void {
  const stop = new AbortController();
  for (const event of ['keydown', 'pointerdown']) window.addEventListener(event, noteHow, { signal: stop.signal, capture: true });
  for (const event of ['keyup', 'click']) window.addEventListener(event, soon, { signal: stop.signal, capture: true });
  return () => stop.abort();
}
