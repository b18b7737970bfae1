// The shown edit by its state: its picture, what it is waiting for, or why there is none.
import { pictureAddress, resultAddress, resultThumbnailAddress } from '../../app/addresses.ts';
import type { EditSummary } from '../../app/ipc.ts';
import { seedOf } from '../state/edits.ts';
import { text } from '../text/text.ts';
import { LivingView } from './living-view.tsx';
import { LostFile } from './lost-file.tsx';
import { NoPicture } from './no-picture.tsx';
import { PictureView } from './picture-view.tsx';

export function EditView({ edit, index }: { readonly edit: EditSummary; readonly index: number }) {
  const result = edit.results[index];
  if (result !== undefined && edit.present) {
    const [input] = edit.inputs;
    const seed = seedOf(edit);
    return (
      <PictureView
        key={`${edit.id}-${index}`}
        address={resultAddress(edit.id, index)}
        placeholder={resultThumbnailAddress(edit.id, index, 320)}
        name={text.stage.picture(edit.prompt)}
        size={result}
        dragged={{ id: edit.id, index }}
        afterWords={text.stage.afterOf(seed === null ? null : String(seed))}
        before={
          input === undefined
            ? null
            : { address: pictureAddress(input.sha256), words: text.stage.beforeOf(text.compose.chip(1)), size: input }
        }
      />
    );
  }
  if (edit.state === 'done') return <LostFile id={edit.id} message={text.stage.missing} />;
  if (edit.failure !== null || edit.endedAt !== null) return <NoPicture edit={edit} message={text.stage.states[edit.state]} />;
  return <LivingView edit={edit} />;
}
