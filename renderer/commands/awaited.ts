// What of the draft is still coming, or could not come: what a Run waits for, and what stops it.
import { useShallow } from 'zustand/react/shallow';
import type { Failure } from '../../app/failure.ts';
import { useDraft } from '../store/draft.ts';
import type { WindowDraft } from '../store/draft.ts';

export type Awaited =
  | { readonly kind: 'picture'; readonly name: string }
  | { readonly kind: 'recipe'; readonly name: string }
  /** Files of the system, whose names are not known yet. */
  | { readonly kind: 'opened' }
  /** Files that are held over the window or were let go just now. */
  | { readonly kind: 'drop' };

type Coming = Pick<WindowDraft, 'reading' | 'recipe' | 'asking' | 'hovering'>;

/** Pictures on their way to the tray are not part of what is sent. */
export function awaitedOf({ reading, recipe, asking, hovering }: Coming): readonly Awaited[] {
  return [
    ...reading.flatMap(({ at, failure, name }) => (at !== null && failure === null ? [{ kind: 'picture', name } as const] : [])),
    ...(recipe !== null && recipe.failure === null ? [{ kind: 'recipe', name: recipe.name } as const] : []),
    ...(asking > 0 ? [{ kind: 'opened' } as const] : []),
    ...(hovering === 'awaited' ? [{ kind: 'drop' } as const] : []),
  ];
}

/** A place whose picture could not be read: nothing runs while it stands there. */
export function failedOf({
  reading,
  recipe,
}: Pick<Coming, 'reading' | 'recipe'>): { readonly name: string; readonly failure: Failure } | null {
  const place = reading.find(({ at, failure }) => at !== null && failure !== null);
  if (place?.failure != null) return { name: place.name, failure: place.failure };
  return recipe?.failure == null ? null : { name: recipe.name, failure: recipe.failure };
}

export const useComing = (): Coming =>
  useDraft(useShallow(({ reading, recipe, asking, hovering }) => ({ reading, recipe, asking, hovering })));
