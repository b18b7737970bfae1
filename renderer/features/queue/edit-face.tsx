// Thumbnail, first words and state of an edit; a click shows it.
import { pictureThumbnailAddress } from '../../../app/contract/addresses.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { show } from '../../store/stage.ts';
import { showPage, view } from '../../store/view.ts';
import { firstWords } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Thumb } from '../../ui/thumb.tsx';
import css from './queue.module.css';

export function EditFace({ edit, state }: { readonly edit: EditSummary; readonly state: string }) {
  const [input] = edit.inputs;
  const name = edit.prompt === '' ? text.stage.noWords : firstWords(edit.prompt);
  const open = (): void => {
    show(edit.id);
    showPage('stage');
    view.setState({ queueOpen: false });
  };
  return (
    <button type="button" title={text.queue.show(name)} className={css.open} onClick={open}>
      <span className={css.thumb}>
        {input === undefined ? null : <Thumb address={pictureThumbnailAddress(input, 160)} className={css.image} />}
      </span>
      <span className={css.facts}>
        <span className={css.words}>{name}</span> <span className={css.state}>{state}</span>
      </span>
    </button>
  );
}
