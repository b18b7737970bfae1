// What the picture just dropped carries, and the choice: the picture as an input, which it is already, or its recipe.
import { dismissOffer, loadOffered, useRecipeOffer } from '../../commands/recipe-offer.ts';
import { firstWords } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import css from './recipe-offer.module.css';

export function RecipeOffer() {
  const offer = useRecipeOffer();
  if (offer === null) return null;
  const words = text.compose.offer;
  return (
    <section aria-label={words.title} className={css.card}>
      <p className={css.help}>{words.carries(offer.picture.name, text.compose.dialects[offer.from])}</p>
      <p className={css.words}>{firstWords(offer.draft.prompt, 120)}</p>
      <div className={css.buttons}>
        <Button onClick={() => loadOffered(offer)}>{words.load}</Button>
        <Button tone="quiet" onClick={dismissOffer}>
          {words.asInput}
        </Button>
      </div>
    </section>
  );
}
