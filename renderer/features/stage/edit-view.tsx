// The shown edit by its state: its picture, what it is waiting for, or why there is none.
import { useStore } from 'zustand';
import { resultAddress, resultThumbnailAddress } from '../../../app/contract/addresses.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { findModel } from '../../../app/models/models.ts';
import { seedOf } from '../../store/edits.ts';
import { stage } from '../../store/stage.ts';
import { stripOf } from '../../store/strip.ts';
import { text } from '../../text/text.ts';
import { beforeOf } from './before-of.ts';
import { LivingView } from './living-view.tsx';
import { LostFile } from './lost-file.tsx';
import { NoPicture } from './no-picture.tsx';
import { PictureView } from './picture-view.tsx';

export function EditView({ edit, index }: { readonly edit: EditSummary; readonly index: number }) {
  const details = useStore(stage, (now) => now.details);
  const beforeId = useStore(stage, (now) => now.beforeId);
  const result = edit.results[index];
  if (result !== undefined && edit.present) {
    const seed = seedOf(edit);
    return (
      <PictureView
        key={`${edit.id}-${index}`}
        address={resultAddress(edit.id, index)}
        placeholder={resultThumbnailAddress(edit.id, index, 320)}
        name={text.stage.picture(edit.prompt)}
        size={result}
        sizes={findModel(edit.model)?.outputSizes ?? []}
        dragged={{ id: edit.id, index }}
        afterWords={text.stage.afterOf(seed === null ? null : String(seed))}
        before={beforeOf(edit, stripOf(edit, details), beforeId)}
      />
    );
  }
  if (edit.state === 'done') return <LostFile id={edit.id} message={text.stage.missing(edit.rehearsal)} />;
  if (edit.failure !== null || edit.endedAt !== null) return <NoPicture edit={edit} message={text.stage.states[edit.state]} />;
  return <LivingView edit={edit} />;
}
