// What is searched for must be seen. With no grid on screen, as beside a picture on the stage, the library's page comes.
import { editOf } from '../store/edits.ts';
import { mirrored } from '../store/mirror.ts';
import { stage } from '../store/stage.ts';
import { isCovered, showPage, view } from '../store/view.ts';
import { isKeeping } from './keep.ts';
import { bareNow, isGridBelow } from './sides.ts';

function isGridInSight(): boolean {
  const { layout } = mirrored().settings;
  if (isCovered() || view.getState().surveyed !== null) return false;
  if (layout.view === 'library') return true;
  const { shown } = stage.getState();
  return isGridBelow(shown !== null && editOf(shown.id) !== null, layout.gridOpen, bareNow());
}

/** What was drawn where pixels are kept is not left for it. */
export function showFound(): void {
  if (!isKeeping() && !isGridInSight()) showPage('library');
}
