// Commands that mark edits, choose several and take back: what they do in the window.
import { Flag, FlagOff, Heart, Redo2, Trash2, Undo2 } from 'lucide-react';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { edits, maxKept } from '../../store/edits.ts';
import { selectAll } from '../../store/selection.ts';
import { redo, undo } from '../../store/undo.ts';
import { isKeeping, redoKeep, undoKeep } from '../keep.ts';
import { giveStars, toggleFavourite, toggleFlag, toggleLabel, trashOrRestore } from '../organise.ts';
import { toTags } from '../to-field.ts';
import { checkedIn, everywhere, hasEdits } from './entry.ts';
import type { Checked, Cover, EntriesOf } from './entry.ts';

/** Marks are given in every view that has one edit before the person's eyes. */
const marks: readonly Cover[] = ['quick-look', 'viewer'];

/** Of several it is on when all that are known have it; of more than can be known it is not. */
const onAll = (holds: (edit: EditSummary) => boolean): Checked =>
  checkedIn(edits, ({ byId }, { ids }) => {
    if (ids.length > maxKept) return false;
    const known = ids.flatMap((id) => byId.get(id) ?? []);
    return known.length > 0 && known.every(holds);
  });

export const organiseEntries: EntriesOf<'organise'> = {
  favourite: {
    icon: Heart,
    fills: true,
    over: marks,
    when: hasEdits,
    checked: onAll(({ favourite }) => favourite),
    run: ({ ids }) => toggleFavourite(ids),
  },
  pick: {
    icon: Flag,
    fills: true,
    over: marks,
    when: hasEdits,
    checked: onAll(({ flag }) => flag === 'pick'),
    run: ({ ids }) => toggleFlag(ids, 'pick'),
  },
  reject: {
    icon: FlagOff,
    over: marks,
    when: hasEdits,
    checked: onAll(({ flag }) => flag === 'reject'),
    run: ({ ids }) => toggleFlag(ids, 'reject'),
  },
  stars: { over: marks, when: hasEdits, run: ({ ids }, stars) => giveStars(ids, stars) },
  label: { over: ['quick-look'], when: hasEdits, run: ({ ids }, colour) => toggleLabel(ids, colour) },
  tag: { when: hasEdits, run: toTags },
  trash: { icon: Trash2, over: ['quick-look'], when: hasEdits, run: ({ ids }) => trashOrRestore(ids) },
  'select-all': { onSight: true, run: () => void selectAll() },
  undo: { icon: Undo2, over: [...everywhere, 'quick-look'], run: () => (isKeeping() ? undoKeep() : void undo()) },
  redo: { icon: Redo2, over: everywhere, run: () => (isKeeping() ? redoKeep() : void redo()) },
};
