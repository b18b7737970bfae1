// What the window forgets when another library is opened.
import { forgetKeeping } from '../commands/keep.ts';
import { dismissMany } from '../commands/keep-many.ts';
import { readWork } from '../commands/library-work.ts';
import { troubles } from '../commands/queue.ts';
import { clearSelection } from '../store/selection.ts';
import { emptyStage } from '../store/stage.ts';
import { dismissOffers } from '../store/toasts.ts';
import { forgetChanges } from '../store/undo.ts';
import { updateKey } from '../store/updates.ts';
import { leaveResults } from '../store/view.ts';

/** What was looked at, selected, in trouble or could be taken back is of the library that was left, and so are the messages that lead there. */
export function leaveLibrary(): void {
  emptyStage();
  clearSelection();
  leaveResults();
  forgetKeeping();
  dismissMany();
  troubles.setState({ ids: [] });
  forgetChanges();
  dismissOffers([updateKey]);
  void readWork();
}
