// What a person does with an edit: load a recipe, use as input, reveal. Each says what it acted on. Marks are in organise.ts.
import { bridge } from '../store/bridge.ts';
import type { Draft, Gone } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { withoutSeed } from '../../app/models/recorded.ts';
import { parameterOf } from '../../app/models/roles.ts';
import { text } from '../text/text.ts';
import { awaitRecipe, draft, draftModel, recipeCame, replaceDraft, setParameter } from '../store/draft.ts';
import { editOf, seedOf } from '../store/edits.ts';
import { takeResult } from './pictures.ts';
import { targets } from '../store/select.ts';
import { selection } from '../store/selection.ts';
import { stage } from '../store/stage.ts';
import { tell, tellFailure } from '../store/toasts.ts';
import { did } from '../store/undo.ts';
import { isCovered, stageVisible } from '../store/view.ts';
import { titleOf } from '../store/words.ts';
import { say } from '../../app/messages/say.ts';
import { makeFailure } from '../../app/make-failure.ts';

/** In the library the active edit, on the stage the staged one; several when several are selected. None where a page covers both: nobody sees them. */
export function targetIds(): readonly string[] {
  if (isCovered()) return [];
  const now = selection.getState();
  return targets(now, stageVisible() ? (stage.getState().shown?.id ?? null) : (now.active?.id ?? null));
}

/** The one edit that single acts (seed, reveal, use as input) mean. */
export function targetEdit(): EditSummary | null {
  if (isCovered()) return null;
  const shown = stage.getState().shown?.id ?? null;
  const id = stageVisible() ? shown : (selection.getState().active?.id ?? null);
  return id === null ? null : editOf(id);
}

const brokenOff = makeFailure('edit-not-found', say('picture.recipeUnread'));

/** Puts the recipe of an edit in place of the person's draft as soon as it is here. Theirs comes back by undo. */
async function takeRecipe(id: string, said: string, change: (loaded: Draft) => Draft): Promise<void> {
  const edit = editOf(id);
  const key = awaitRecipe(edit === null ? text.compose.ownResult : titleOf(edit, 40));
  const reply = await bridge()
    .call['edit.recipe']({ id })
    .catch(() => ({ ok: false, failure: brokenOff }) as const);
  if (!reply.ok) {
    recipeCame(key, { failure: reply.failure });
    return tellFailure(reply.failure);
  }
  const { gone, ...loaded } = reply.value;
  recipeCame(key, { take: () => putDraft(change(loaded), gone, gone.length === 0 ? said : text.stage.recipePartly) });
}

function putDraft(loaded: Draft, gone: readonly Gone[], said: string): void {
  let back = replaceDraft(loaded, gone);
  did(
    {
      what: said,
      undo: async () => (back(), true),
      redo: async () => ((back = replaceDraft(loaded, gone)), true),
    },
    'shown',
  );
}

/** Words, parameters, pictures and seed. */
export const loadAll = (id: string): Promise<void> => takeRecipe(id, text.stage.recipeLoaded, (loaded) => loaded);

/** As `loadAll`, but for the seed: each run rolls its own. */
export function remix(id: string): Promise<void> {
  return takeRecipe(id, text.stage.remixLoaded, (loaded) => ({ ...loaded, parameters: withoutSeed(loaded) }));
}

/** Into the draft, where the edit has one and the model takes one; else that is said. */
export function loadSeed(edit: EditSummary): void {
  const seed = seedOf(edit);
  const parameter = parameterOf(draftModel(), 'seed');
  if (seed === null || parameter === null) return tell(text.stage.noSeed);
  setParameter(parameter, seed);
  tell(text.stage.seedUsed(seed));
}

export async function takeAsInput(edit: EditSummary, index: number): Promise<void> {
  if (edit.results.length > 0) await takeResult(edit.id, index, null);
}

/** Whether there is a picture to go on from. */
export const canGoOn = (edit: EditSummary | null): edit is EditSummary => edit !== null && edit.results.length > 0 && edit.present;

/**
 * The result becomes the only picture of the draft; the words stay, selected to be written over. What was in the places comes back by Undo.
 */
export async function goOnFrom(edit: EditSummary, index: number): Promise<void> {
  const take = (): { readonly back: () => void; readonly taken: Promise<void> } => ({
    back: replaceDraft({ ...draft.getState(), pictures: [] }, []),
    taken: takeResult(edit.id, index, null),
  });
  let { back, taken } = take();
  did(
    {
      what: text.stage.goneOn(titleOf(edit, 40)),
      undo: async () => {
        // What was written since stays.
        const { prompt, parameters } = draft.getState();
        back();
        draft.setState({ prompt, parameters });
        return true;
      },
      redo: async () => (({ back, taken } = take()), true),
    },
    'aloud',
  );
  await taken;
}

export async function reveal(edit: EditSummary, index: number): Promise<void> {
  const reply = await bridge().call['edit.reveal']({ id: edit.id, index });
  if (!reply.ok) tellFailure(reply.failure);
}

/** Brings the files of a done edit back from the service; costs nothing. */
export async function fetchAgain(id: string): Promise<boolean> {
  const reply = await bridge().call['edit.fetchAgain']({ id });
  if (reply.ok) tell(text.stage.fetched);
  else tellFailure(reply.failure);
  return reply.ok;
}

/** `said` once it is on the clipboard. */
export async function copyText(words: string, said: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    return tell(text.stage.notCopied, { tone: 'bad' });
  }
  tell(said);
}
