// A picture that was just taken in and carries a recipe: the person chooses between it as an input and its recipe.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Draft, Gone } from '../../app/contract/contract.ts';
import type { Picture } from '../../app/edits/picture.ts';
import { bridge } from '../store/bridge.ts';
import { text } from '../text/text.ts';
import { draft, replaceDraft } from '../store/draft.ts';
import { speak, tell } from '../store/toasts.ts';

export type RecipeOffer = {
  readonly picture: Picture;
  readonly from: keyof typeof text.compose.dialects;
  readonly draft: Draft;
  readonly gone: readonly Gone[];
};

const recipeOffer = createStore<{ readonly offer: RecipeOffer | null }>()(() => ({ offer: null }));

/** As long as its picture is an input. */
export function useRecipeOffer(): RecipeOffer | null {
  const offer = useStore(recipeOffer, (now) => now.offer);
  const there = useStore(draft, ({ pictures }) => pictures.some(({ sha256 }) => sha256 === offer?.picture.sha256));
  return there ? offer : null;
}

/** Of many pictures the first few are looked at. */
const maxAsked = 8;

/** The recipe of the first picture that carries one. */
export async function offerRecipe(pictures: readonly Picture[]): Promise<void> {
  for (const picture of pictures.slice(0, maxAsked)) {
    const offer = await recipeOf(picture);
    if (offer === null) continue;
    recipeOffer.setState({ offer });
    speak(text.compose.offer.carries(picture.name, text.compose.dialects[offer.from]));
    return;
  }
}

/** Of one of our own results its edit knows all; a trouble while asking is no offer. */
async function recipeOf(picture: Picture): Promise<RecipeOffer | null> {
  const { call } = bridge();
  if (picture.parent !== null) {
    const reply = await call['edit.recipe']({ id: picture.parent.editId });
    if (!reply.ok) return null;
    const { gone, ...loaded } = reply.value;
    return { picture, from: 'kontext-studio', draft: loaded, gone };
  }
  const reply = await call['picture.recipe']({ sha256: picture.sha256 });
  return reply.ok && reply.value !== null ? { picture, from: reply.value.dialect, draft: reply.value.draft, gone: [] } : null;
}

export const dismissOffer = (): void => recipeOffer.setState({ offer: null });

/** Takes the picture's place among the inputs: its recipe was made from others. */
export function loadOffered({ draft: loaded, gone }: RecipeOffer): void {
  replaceDraft(loaded, gone);
  dismissOffer();
  tell(gone.length === 0 ? text.stage.recipeLoaded : text.stage.recipePartly);
}
