// Where keys go when what had the focus is gone: to the grid in the library, else to the page itself, never to nothing.
import { markPressed, pictureArea } from './areas.ts';

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;
const overlay = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** Gives the focus back to the page if nothing has it. */
export function focusPage(): void {
  if (!isLost() || document.querySelector(overlay) !== null) return;
  const page = document.querySelector<HTMLElement>('[data-drawer], main');
  (page?.querySelector<HTMLElement>('[role="grid"]') ?? page)?.focus({ preventScroll: true });
}

let byPointer = false;

/** On another page: who came by a press on a picture has it under the keys; who came by a key goes on by keys, from the page. */
export function focusArrived(): void {
  const picture = pictureArea();
  if (byPointer && picture !== null && isLost() && document.querySelector(overlay) === null) {
    markPressed(picture);
    picture.focus({ preventScroll: true });
  }
  focusPage();
}

/** Tab leaves the last control for the system's own, and comes back to the first. */
const soon = (event: Event): void => {
  if (!(event instanceof KeyboardEvent && event.key === 'Tab')) requestAnimationFrame(focusPage);
};

/** After each key and each press: by then what was pressed may have gone. Returns the function that stops. */
export function keepFocus(): () => void {
  const stop = new AbortController();
  for (const event of ['keydown', 'pointerdown'])
    window.addEventListener(event, () => (byPointer = event === 'pointerdown'), { signal: stop.signal, capture: true });
  for (const event of ['keyup', 'click']) window.addEventListener(event, soon, { signal: stop.signal, capture: true });
  return () => stop.abort();
}
