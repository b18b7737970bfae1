// What a person does to edits: organise, load a recipe, use as input, reveal. Each says what it acted on.
import { bridge } from '../bridge.ts';
import type { CallArgument, Draft, EditSummary } from '../../app/ipc.ts';
import { text } from '../text/text.ts';
import { draft, draftModel, setParameter } from './draft.ts';
import { editOf, meet, seedOf } from './edits.ts';
import { mirrored } from './mirror.ts';
import { takeResult } from './pictures.ts';
import { targets } from './select.ts';
import { selection } from './selection.ts';
import { stage } from './stage.ts';
import { speak, tell, tellFailure } from './toasts.ts';
import { view } from './view.ts';

type Change = CallArgument<'edit.organise'>['change'];

const stageVisible = (): boolean => mirrored().settings.layout.view === 'stage' && view.getState().settingsAt === null;

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

async function organise(ids: readonly string[], change: Change, said: string): Promise<void> {
  if (ids.length === 0) return;
  const before = ids.map(editOf).filter((edit) => edit !== null);
  meet(before.map((edit) => ({ ...edit, ...change }) as EditSummary));
  const reply = await bridge().call['edit.organise']({ ids: [...ids], change });
  if (!reply.ok) {
    meet(before);
    tellFailure(reply.failure);
    return;
  }
  if (ids.length > 1) tell(said);
  else speak(said);
}

/** The same stars again take them away, as in Lightroom. */
export function giveStars(stars: number, ids: readonly string[] = targetIds()): void {
  const same = ids.length > 0 && ids.every((id) => editOf(id)?.stars === stars);
  const given = same ? 0 : stars;
  void organise(ids, { stars: given }, text.window.organised.stars(ids.length, given));
}

export function toggleFavourite(ids: readonly string[] = targetIds()): void {
  const on = !ids.every((id) => editOf(id)?.favourite === true);
  void organise(ids, { favourite: on }, text.window.organised.favourite(ids.length, on));
}

export function toggleFlag(flag: 'pick' | 'reject', ids: readonly string[] = targetIds()): void {
  const given = ids.every((id) => editOf(id)?.flag === flag) ? null : flag;
  void organise(ids, { flag: given }, text.window.organised.flag(ids.length, given));
}

async function recipe(id: string): Promise<Draft | null> {
  const reply = await bridge().call['edit.recipe']({ id });
  if (reply.ok) return reply.value;
  tellFailure(reply.failure);
  return null;
}

/** Words, parameters, pictures and seed; the tray is the person's and stays. */
export async function loadAll(id: string): Promise<void> {
  const loaded = await recipe(id);
  if (loaded === null) return;
  draft.setState({ ...loaded, tray: draft.getState().tray });
  tell(text.stage.recipeLoaded);
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
  draft.setState({ ...loaded, parameters, tray: draft.getState().tray });
  tell(text.stage.remixLoaded);
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
