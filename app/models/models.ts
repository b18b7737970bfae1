// The table of models.
import { kontextMax } from './kontext-max.ts';
import type { Model } from './model.ts';

export const models: readonly Model[] = [kontextMax];
export const firstModel: Model = kontextMax;

export function findModel(id: string): Model | null {
  return models.find((model) => model.id === id) ?? null;
}
