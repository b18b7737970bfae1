// Finding models. Which there are is in `table.ts` alone.
import type { Model } from './model.ts';
import { table } from './table.ts';

export const models: readonly Model[] = table;
export const firstModel: Model = table[0];

/** A model by its id in records; null for one that this version does not know. */
export function findModel(id: string): Model | null {
  return models.find((model) => model.id === id) ?? null;
}

/** By the last part of its address. */
export function modelAt(endpoint: string): Model | null {
  return models.find((model) => model.endpoint === endpoint) ?? null;
}

/** By its id or its short name, whatever the capitals: what a person types. */
export function modelNamed(typed: string): Model | null {
  const name = typed.trim().toLowerCase();
  return models.find(({ id, shortName }) => id === name || shortName === name) ?? null;
}
