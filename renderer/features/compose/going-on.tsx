// Says which result is gone on from, where one of ours is the only picture; a press shows it.
import { CornerDownRight } from 'lucide-react';
import { useEffect } from 'react';
import type { Picture } from '../../../app/edits/picture.ts';
import { useEdit } from '../../store/edits.ts';
import { learn, show } from '../../store/stage.ts';
import { titleOf } from '../../store/words.ts';
import { text } from '../../text/text.ts';
import css from './slots.module.css';

export function GoingOn({ parent }: { readonly parent: NonNullable<Picture['parent']> }) {
  const { editId, index } = parent;
  const edit = useEdit(editId);
  const known = edit !== null;
  // After a restart nobody else has asked for it.
  useEffect(() => {
    if (!known) void learn(editId);
  }, [editId, known]);
  if (edit === null) return null;
  return (
    <p className={css.goingOn}>
      <CornerDownRight size={13} aria-hidden />
      {text.compose.goingOn}
      <button type="button" title={titleOf(edit)} className={css.from} onClick={() => show(editId, index)}>
        {titleOf(edit, 80)}
      </button>
    </p>
  );
}
