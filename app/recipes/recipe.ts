// What a recipe is, whichever program wrote it. What it is read from was written by anybody: every size is bounded.
import type { EditRecord } from '../edits/record.ts';
import type { Parameters } from '../models/model.ts';

export const dialects = [
  'kontext-studio',
  'a1111',
  'comfyui',
  'invokeai',
  'draw-things',
  'fooocus',
  'swarmui',
  'easydiffusion',
  'novelai',
  'midjourney',
  'bfl',
  'none',
] as const;
export type Dialect = (typeof dialects)[number];

export type Recipe = {
  readonly dialect: Dialect;
  readonly prompt: string;
  readonly negativePrompt: string | null;
  /** As the other program names it. */
  readonly model: string | null;
  /** `seed` as a number where it is one; the rest under the other program's names. */
  readonly parameters: Parameters;
  /** When it was made, where the recipe says so. ISO 8601. */
  readonly at: string | null;
  /** Our own, which says everything; null for all others. */
  readonly record: EditRecord | null;
};

const maxPrompt = 100_000;
const maxParameters = 40;
/** Fewer say nothing when there are no words beside them. */
const fewestParameters = 2;

/** A recipe of another program, kept within bounds; null when it says nothing. */
export function foreignRecipe(
  dialect: Dialect,
  found: {
    readonly prompt: string;
    readonly negativePrompt?: string | null;
    readonly model?: string | null;
    readonly parameters?: Readonly<Record<string, unknown>>;
    readonly at?: string | null;
  },
): Recipe | null {
  const prompt = found.prompt.slice(0, maxPrompt).toWellFormed().replaceAll('\0', '').trim();
  const parameters: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(found.parameters ?? {}).slice(0, maxParameters)) {
    const known = parameterOf(value);
    if (known !== null && name !== '' && name.length <= 64) parameters[name] = known;
  }
  const negative = found.negativePrompt?.slice(0, maxPrompt).toWellFormed().replaceAll('\0', '').trim() ?? '';
  const model = found.model?.slice(0, 128).toWellFormed().trim() ?? '';
  // Settings without words are a recipe: upscaled and varied pictures have none.
  if (prompt === '' && Object.keys(parameters).length < fewestParameters) return null;
  return {
    dialect,
    prompt,
    negativePrompt: negative === '' ? null : negative,
    model: model === '' ? null : model,
    parameters,
    at: found.at ?? null,
    record: null,
  };
}

function parameterOf(value: unknown): string | number | boolean | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' && value.length <= 256 ? value.toWellFormed() : null;
}

/** What is said of a picture that carries nothing: it can be taken in all the same. */
export const noRecipe: Recipe = { dialect: 'none', prompt: '', negativePrompt: null, model: null, parameters: {}, at: null, record: null };

/** A whole number written out, also in quotes; null for all else. */
export function wholeNumber(text: string | undefined): number | null {
  const value = text !== undefined && /^-?\d{1,16}$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(value) ? value : null;
}
