// What "before" shows: the first input, or the step of the strip that the person has chosen, as long as the shown edit came of it.
import { pictureAddress, pictureThumbnailAddress, resultAddress, resultThumbnailAddress } from '../../../app/contract/addresses.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import type { Strip, StripInput } from '../../store/strip.ts';
import { viewSize } from '../../../app/pictures/input-view.ts';
import { titleOf } from '../../store/words.ts';
import { text } from '../../text/text.ts';

export type Before = {
  readonly address: string;
  /** Shown until the whole picture is there: the one of the strip, which is there at once. */
  readonly placeholder: string;
  readonly words: string;
  /** It is what the shown result was made from. */
  readonly isInput: boolean;
  readonly size: { readonly width: number; readonly height: number };
};

const wordsLength = 32;

export function beforeOf(edit: EditSummary, strip: Strip, beforeId: string | null): Before | null {
  const chosen = strip.path.slice(0, -1).find(({ id }) => id === beforeId);
  const [result] = chosen?.results ?? [];
  if (chosen !== undefined && result !== undefined && chosen.present)
    return {
      address: resultAddress(chosen.id, 0),
      placeholder: resultThumbnailAddress(chosen.id, 0, 160),
      words: text.stage.beforeStep(titleOf(chosen, wordsLength)),
      isInput: false,
      size: result,
    };
  // The original of the whole path is chosen by its first step, which is made from it.
  const { original } = strip;
  if (beforeId === originalOf(strip) && original !== null)
    return { ...ofInput(original), words: text.stage.beforeStep(original.name), isInput: false };
  const [input] = edit.inputs;
  return input === undefined ? null : { ...ofInput(input), words: text.stage.beforeOf(text.compose.chip(1)), isInput: true };
}

const ofInput = (input: StripInput): Omit<Before, 'words' | 'isInput'> => ({
  address: pictureAddress(input),
  placeholder: pictureThumbnailAddress(input, 160),
  size: viewSize(input),
});

/** How the original picture of a path is named among the steps. */
export const originalOf = (strip: Strip): string => `original of ${strip.path[0]?.id ?? ''}`;
