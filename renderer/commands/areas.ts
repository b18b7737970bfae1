// The areas of the window, which F6 goes through: the way between them for keys, also where Tab means the sides of the picture.

const areaSelector = '[data-area], main:not(:has([data-area]))';
const controls = 'button, a[href], input, textarea, select, [tabindex]';

const canFocus = (one: HTMLElement): boolean => one.checkVisibility() && !one.matches(':disabled, [tabindex="-1"]');

/** Where an area begins for the keys: where it says so, itself when it takes the focus, else at its first control. */
function startOf(area: HTMLElement): HTMLElement | null {
  const said = [...area.querySelectorAll<HTMLElement>('[data-start], [role="grid"], [aria-current="step"]')].find((one) =>
    one.checkVisibility(),
  );
  if (said !== undefined) return said;
  return area.dataset['area'] === 'itself' ? area : ([...area.querySelectorAll<HTMLElement>(controls)].find(canFocus) ?? null);
}

/** Gives the focus to the next area, or to the one before; after the last comes the first. */
export function toArea(step: 1 | -1): void {
  const areas = [...document.querySelectorAll<HTMLElement>(areaSelector)].filter((one) => one.checkVisibility() && startOf(one) !== null);
  const at = document.activeElement;
  // The innermost: some lie in others.
  const now = areas.findLastIndex((one) => one.contains(at));
  const next = now < 0 ? (step > 0 ? 0 : areas.length - 1) : (now + step + areas.length) % areas.length;
  const to = areas[next];
  if (to !== undefined) startOf(to)?.focus();
}

/** The picture on the stage as something that has the focus; null where none is shown. */
export const pictureArea = (): HTMLElement | null => document.querySelector<HTMLElement>('[data-picture]');

/** It came to the focus by the pointer: Chromium would draw a ring around it at the next key, in the middle of somebody's judging of colours. */
export const markPressed = (picture: HTMLElement): void => void (picture.dataset['pressed'] = '');
export const forgetPress = (picture: HTMLElement): void => void delete picture.dataset['pressed'];
