// Reads the recipe of a picture file: what it carries itself, else what lies beside it under its name.
import { basename, dirname, extname, join } from 'node:path';
import { ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import { readA1111 } from '../../app/recipes/a1111.ts';
import { ownIdIn, ownIdInParameters, recipeOfRecord } from '../../app/recipes/own.ts';
import { programIn, readRecipe } from '../../app/recipes/read-recipe.ts';
import type { Embedded } from '../../app/recipes/read-recipe.ts';
import type { Recipe } from '../../app/recipes/recipe.ts';
import { readSmall } from '../platform/durable-files.ts';
import { readRecord } from '../library/store/record-files.ts';
import { readEmbedded } from './containers/embedded.ts';

export type FoundRecipe = {
  readonly recipe: Recipe | null;
  readonly takenAt: string | null;
  /** The result of ours that it was copied from, by the names that other programs keep; null where it carries the recipe of another program. */
  readonly ownId: { readonly editId: string; readonly index: number } | null;
  /** The program that the picture names as its maker. */
  readonly program: string | null;
};

const maxSideText = 200_000;

/** `beside`: whether files of the same name are looked at too. */
export async function readRecipeOf({ path, beside }: { readonly path: string; readonly beside: boolean }): Promise<Reply<FoundRecipe>> {
  const embedded = await readEmbedded(path);
  const recipe = readRecipe(embedded) ?? (beside ? await readBeside(path) : null);
  return ok({ recipe, takenAt: embedded.takenAt, ownId: ownIdOf(embedded, recipe), program: programIn(embedded) });
}

function ownIdOf({ texts, comment, xmp }: Embedded, recipe: Recipe | null): FoundRecipe['ownId'] {
  if (recipe === null || recipe.record !== null) return ownIdIn(xmp);
  const text = texts.findLast(({ keyword }) => keyword === 'parameters')?.text ?? comment;
  return recipe.dialect === 'a1111' ? ownIdInParameters(text) : null;
}

async function readBeside(path: string): Promise<Recipe | null> {
  const stem = basename(path, extname(path));
  // The second result of a record has a number of its own.
  for (const name of [stem, stem.replace(/-\d+$/, '')]) {
    const read = await readRecord(join(dirname(path), `${name}.json`)).catch(() => null);
    if (read?.kind === 'record' && read.record.results.some(({ file }) => file === basename(path))) return recipeOfRecord(read.record);
  }
  const text = await readSmall(join(dirname(path), `${stem}.txt`), maxSideText).catch(() => null);
  return text === null ? null : readA1111(text.toString('utf8').replace(/^\uFEFF/, ''));
}
