// Our own record, as an exported copy of a picture carries it: the JSON of the edit, without key and without paths.
import { recordSchema } from '../edits/record.ts';
import type { EditRecord } from '../edits/record.ts';
import { readJson } from './json.ts';
import type { Recipe } from './recipe.ts';

const mostText = 4_000_000;

export function readOwn(text: string | null): Recipe | null {
  const parsed = text === null ? null : recordSchema.safeParse(readJson(text, mostText));
  return parsed?.success === true ? recipeOfRecord(parsed.data) : null;
}

export function recipeOfRecord(record: EditRecord): Recipe {
  return {
    dialect: 'kontext-studio',
    prompt: record.request.prompt,
    negativePrompt: null,
    model: record.model,
    parameters: record.request.parameters,
    at: record.createdAt,
    record,
  };
}
