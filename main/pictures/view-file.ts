// A view as a part of a file's name: what was drawn may be long, so that its hash stands for it.
import { createHash } from 'node:crypto';
import { viewKey } from '../../app/pictures/input-view.ts';
import type { InputView } from '../../app/pictures/input-view.ts';
import { strokesText } from '../../app/pictures/view-strokes.ts';

/** At most 145 letters, digits and minuses; different for different views. */
export function viewFile(view: InputView): string {
  if (view.strokes.length === 0) return viewKey(view);
  const drawn = createHash('sha256').update(strokesText(view.strokes)).digest('hex');
  return `${viewKey({ ...view, strokes: [] })}-s${drawn.slice(0, 32)}`;
}
