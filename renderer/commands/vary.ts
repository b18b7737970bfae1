// Variations: the request of the shown result sent again with other seeds, as many as are chosen. The draft stays as it is.
import { createStore } from 'zustand/vanilla';
import { usualVariations } from '../../app/edits/press.ts';
import type { variationCounts } from '../../app/edits/press.ts';
import { shownOf } from '../../app/edits/shown.ts';
import { canVary } from '../../app/edits/variations.ts';
import type { LoadedRecipe } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { withoutSeed } from '../../app/models/recorded.ts';
import { bridge } from '../store/bridge.ts';
import { text } from '../text/text.ts';
import { stageNew } from '../store/stage.ts';
import { speak, tell, tellFailure } from '../store/toasts.ts';

export type VaryState = { readonly kind: 'idle' } | { readonly kind: 'asking' | 'sending'; readonly edit: EditSummary };
export type VariationCount = (typeof variationCounts)[number];

/** The number stays chosen as long as the window is open. */
export const vary = createStore<{ readonly now: VaryState; readonly count: VariationCount }>()(() => ({
  now: { kind: 'idle' },
  count: usualVariations,
}));

export const mayVary = (edit: EditSummary | null): boolean => edit !== null && canVary(edit);

export function askVary(edit: EditSummary | null): void {
  if (vary.getState().now.kind !== 'idle' || edit === null) return;
  if (!mayVary(edit)) return tell(text.stage.vary.nothing);
  vary.setState({ now: { kind: 'asking', edit } });
}

export const chooseCount = (count: VariationCount): void => vary.setState({ count });

export async function varyNow(): Promise<void> {
  const { now, count } = vary.getState();
  if (now.kind !== 'asking') return;
  const { edit } = now;
  vary.setState({ now: { kind: 'sending', edit } });
  try {
    const recipe = await bridge().call['edit.recipe']({ id: edit.id });
    if (!recipe.ok) return tellFailure(recipe.failure);
    const [gone] = recipe.value.gone;
    // Without it another picture would be bought.
    if (gone !== undefined) return tell(text.stage.vary.gone(gone.name), { tone: 'bad' });
    await send(edit, recipe.value, count);
  } finally {
    vary.setState({ now: { kind: 'idle' } });
  }
}

async function send(edit: EditSummary, recipe: LoadedRecipe, count: number): Promise<void> {
  const { model, prompt, pictures } = recipe;
  const reply = await bridge().call['edit.run']({
    request: { model, prompt, pictures: [...pictures], parameters: withoutSeed(recipe) },
    intents: Array.from({ length: count }, () => crypto.randomUUID()),
    next: false,
    evenIfPaid: false,
    shown: shownOf(pictures, count),
    project: edit.project,
  });
  if (!reply.ok) return tellFailure(reply.failure);
  speak(text.window.live.started(reply.value.ids.length));
  const [first] = reply.value.ids;
  if (first !== undefined) stageNew(first, edit.id);
}

export function leaveVary(): void {
  if (vary.getState().now.kind === 'asking') vary.setState({ now: { kind: 'idle' } });
}
