// What a person does with an edit: load a recipe, use as input, reveal. Each says what it acted on. Marks are in organise.ts.
import { bridge } from '../bridge.ts';
import type { Draft, EditSummary } from '../../app/ipc.ts';
import { text } from '../text/text.ts';
import { draft, draftModel, setParameter } from './draft.ts';
import { editOf, seedOf } from './edits.ts';
import { takeResult } from './pictures.ts';
import { targets } from './select.ts';
import { selection } from './selection.ts';
import { stage } from './stage.ts';
import { tell, tellFailure } from './toasts.ts';
import { did } from './undo.ts';
import { stageVisible } from './view.ts';

/** In the library the active edit, on the stage the staged one; several when several are selected. */
export function targetIds(): readonly string[] {
  const now = selection.getState();
  return targets(now, stageVisible() ? (stage.getState().shown?.id ?? null) : (now.active?.id ?? null));
}

/** The one edit that single acts (seed, reveal, use as input) mean. */
export function targetEdit(): EditSummary | null {
  const shown = stage.getState().shown?.id ?? null;
  const id = stageVisible() ? shown : (selection.getState().active?.id ?? null);
  return id === null ? null : editOf(id);
}

async function recipe(id: string): Promise<Draft | null> {
  const reply = await bridge().call['edit.recipe']({ id });
  if (reply.ok) return reply.value;
  tellFailure(reply.failure);
  return null;
}

/** Puts another draft in place of the person's; the tray is theirs and stays. Theirs comes back by undo. */
function replaceDraft(loaded: Draft, said: string): void {
  const before = draft.getState();
  const after = { ...loaded, tray: before.tray };
  const put = (next: Draft) => async (): Promise<boolean> => {
    draft.setState({ ...next, tray: draft.getState().tray });
    return true;
  };
  draft.setState(after);
  did({ what: said, undo: put(before), redo: put(after) }, 'shown');
}

/** Words, parameters, pictures and seed. */
export async function loadAll(id: string): Promise<void> {
  const loaded = await recipe(id);
  if (loaded !== null) replaceDraft(loaded, text.stage.recipeLoaded);
}

export async function remix(id: string): Promise<void> {
  const loaded = await recipe(id);
  if (loaded === null) return;
  const seeds = new Set(
    draftModel()
      .parameters.filter(({ kind }) => kind === 'seed')
      .map(({ field }) => field),
  );
  const parameters = Object.fromEntries(Object.entries(loaded.parameters).filter(([field]) => !seeds.has(field)));
  replaceDraft({ ...loaded, parameters }, text.stage.remixLoaded);
}

export function loadSeed(edit: EditSummary): void {
  const seed = seedOf(edit);
  const parameter = draftModel().parameters.find(({ kind }) => kind === 'seed');
  if (seed === null || parameter === undefined) return tell(text.stage.noSeed);
  setParameter(parameter, seed);
  tell(text.stage.seedUsed(seed));
}

export async function takeAsInput(edit: EditSummary, index: number): Promise<void> {
  if (edit.results.length > 0) await takeResult(edit.id, index, null);
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

export async function copyText(words: string, said: string): Promise<void> {
  await navigator.clipboard.writeText(words);
  tell(said);
}
