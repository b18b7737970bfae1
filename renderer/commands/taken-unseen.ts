// Pictures that are given where their places are not in sight: they are told of, with the way there.
import { text } from '../text/text.ts';
import { leaveKeep } from './keep.ts';
import { composeInSight, showCompose } from './sides.ts';
import { tell } from '../store/toasts.ts';
import type { Toast } from '../store/toasts.ts';
import { showPage, view } from '../store/view.ts';

/** What lies over everything gives way: a picture is let go there by somebody who wants it as an input. */
export function uncover(): void {
  if (view.getState().over !== null) view.setState({ over: null });
}

function toSlots(): void {
  uncover();
  leaveKeep();
  showPage('stage');
  showCompose(true);
}

/** The act that goes there; nothing where they are in sight. */
export const wayToSlots = (): Partial<Pick<Toast, 'action'>> =>
  composeInSight() ? {} : { action: { label: text.window.show, run: toSlots } };

export function tellUnseen(inputs: number): void {
  if (inputs > 0 && !composeInSight()) tell(text.compose.takenUnseen(inputs), { key: 'taken-unseen', ...wayToSlots() });
}
