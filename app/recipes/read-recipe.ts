// The recipe a picture carries, in whichever program's dialect. Nothing throws, whatever the texts hold.
import { readA1111 } from './a1111.ts';
import { readComfy } from './comfyui.ts';
import { readDrawThings } from './draw-things.ts';
import { readInvoke, readInvokeBefore } from './invokeai.ts';
import { readBfl, readEasyDiffusion, readJsonParameters, readMidjourney, readNovelAi } from './others.ts';
import type { MadeBy } from './others.ts';
import { readOwn, readOwnXmp } from './own.ts';
import type { Recipe } from './recipe.ts';

/** The texts beside a picture's pixels, as its file holds them. */
export type Embedded = {
  /** PNG's text chunks, in order; of other kinds what stands for them. */
  readonly texts: readonly { readonly keyword: string; readonly text: string }[];
  /** EXIF UserComment. */
  readonly comment: string | null;
  readonly xmp: string | null;
  /** EXIF DateTimeOriginal or DateTime, `2026:11:23 14:32:05`, with the offset that EXIF names of it, `2026:11:23 14:32:05+09:00`. */
  readonly takenAt: string | null;
  /** What EXIF says of program, camera and picture. */
  readonly madeBy: MadeBy | null;
};

/** More is no recipe. In characters. */
export const maxText = 4_000_000;

type Texts = Pick<Embedded, 'comment' | 'xmp' | 'madeBy'> & { readonly named: (keyword: string) => string | null };

/** In the order in which they are tried: our own, then those that cannot be taken for another. */
const readers: readonly ((texts: Texts) => Recipe | null)[] = [
  ({ named }) => readOwn(named('kontext-studio')),
  ({ xmp }) => readOwnXmp(xmp),
  ({ named }) => readInvoke(named('invokeai_metadata')),
  ({ named }) => readInvokeBefore(named('sd-metadata'), named('Dream')),
  ({ named }) => readA1111(named('parameters')),
  ({ named }) => readJsonParameters(named('parameters')),
  ({ named }) => readEasyDiffusion(named),
  ({ named }) => readNovelAi(named),
  ({ named }) => readMidjourney(named('Description')),
  ({ named }) => readComfy(named('prompt'), named('workflow')),
  ({ xmp }) => readDrawThings(xmp),
  ({ comment }) => readA1111(comment),
  ({ comment }) => readJsonParameters(comment),
  ({ comment }) => readCivitai(comment),
  ({ madeBy }) => readBfl(madeBy),
];

/** The recipe of the first dialect that reads; null where none does. */
export function readRecipe(embedded: Embedded): Recipe | null {
  const texts = new Map<string, string>();
  // Of two texts of one name the later counts, as it does for Pillow: ours has the letters that ASCII lacks.
  for (const { keyword, text } of embedded.texts) if (text.length <= maxText) texts.set(keyword, text);
  const named = (keyword: string): string | null => texts.get(keyword) ?? null;
  const all: Texts = { ...embedded, named };
  for (const read of readers) {
    const recipe = read(all);
    if (recipe !== null) return recipe;
  }
  return null;
}

/** The program that a picture names as its maker, for a sentence about one whose recipe is not known. Null where none is named. */
export function programIn({ texts, comment, xmp, madeBy }: Embedded): string | null {
  const named = [
    /"source_info"\s*:\s*"([^"]{1,60})"/.exec(comment?.slice(0, 10_000) ?? '')?.[1],
    /xmp:CreatorTool(?:>|=["'])([^<"']{1,60})[<"']/.exec(xmp ?? '')?.[1],
    texts.find(({ keyword }) => keyword === 'Software')?.text,
    madeBy?.software,
  ];
  const program = named
    .map((name) =>
      name
        ?.slice(0, 60)
        .toWellFormed()
        .replace(/[^\p{L}\p{N} .,()_+-]/gu, '')
        .trim(),
    )
    .find((name) => name !== undefined && /\p{L}/u.test(name));
  return program ?? null;
}

/** Civitai writes the graph that ComfyUI ran into the comment, and behind it a text whose quotes it may escape so that no parser reads the whole. */
function readCivitai(comment: string | null): Recipe | null {
  const at = comment?.indexOf(',"extraMetadata":') ?? -1;
  return readComfy(comment, null) ?? (at < 0 ? null : readComfy(`${comment?.slice(0, at)}}`, null));
}
