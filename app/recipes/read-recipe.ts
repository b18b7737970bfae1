// The recipe a picture carries, in whichever program's dialect. Nothing throws, whatever the texts hold.
import { readA1111 } from './a1111.ts';
import { readComfy } from './comfyui.ts';
import { readDrawThings } from './draw-things.ts';
import { readInvoke } from './invokeai.ts';
import { readOwn, readOwnXmp } from './own.ts';
import type { Recipe } from './recipe.ts';

/** The texts beside a picture's pixels, as its file holds them. */
export type Embedded = {
  /** PNG's text chunks, in order; of other kinds what stands for them. */
  readonly texts: readonly { readonly keyword: string; readonly text: string }[];
  /** EXIF UserComment. */
  readonly comment: string | null;
  readonly xmp: string | null;
  /** EXIF DateTimeOriginal or DateTime, `2026:11:23 14:32:05`. */
  readonly takenAt: string | null;
};

/** More is no recipe. In characters. */
export const mostText = 4_000_000;
/** The first dialect that reads: our own, then those that cannot be taken for another. */
export function readRecipe(embedded: Embedded): Recipe | null {
  const { comment, xmp } = embedded;
  const texts = new Map<string, string>();
  for (const { keyword, text } of embedded.texts) if (!texts.has(keyword) && text.length <= mostText) texts.set(keyword, text);
  const named = (keyword: string): string | null => texts.get(keyword) ?? null;
  return (
    readOwn(named('kontext-studio')) ??
    readOwnXmp(xmp) ??
    readInvoke(named('invokeai_metadata')) ??
    readA1111(named('parameters')) ??
    readComfy(named('prompt'), named('workflow')) ??
    readDrawThings(xmp) ??
    readA1111(comment)
  );
}
