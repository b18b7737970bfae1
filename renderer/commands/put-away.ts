// What is around the picture goes and comes back, and the keys go from area to area.
import { pictureArea, toArea } from './areas.ts';
import { bareAfter, bareNow, leaveBare, setBare } from './sides.ts';
import { speak } from '../store/toasts.ts';
import { toStage } from '../store/view.ts';
import { text } from '../text/text.ts';

/** The picture keeps the keys, or gets them where what had them went away: the same key takes it all back. */
export function putAway(command: 'sides' | 'picture-alone'): void {
  toStage();
  setBare(bareAfter(bareNow(), command));
  const { nothing, sides, all } = text.window.bare;
  speak({ none: nothing, sides, all }[bareNow()]);
  requestAnimationFrame(() => {
    const picture = pictureArea();
    // Who pressed it sees no ring around it: given again by a key, it would have one.
    if (picture !== null && !picture.contains(document.activeElement)) picture.focus();
  });
}

/** Alone, the picture is the only area: what is gone to comes back first. */
export function goToArea(step: 1 | -1): void {
  if (bareNow() === 'all') leaveBare();
  requestAnimationFrame(() => toArea(step));
}
