// Roles in what was recorded: the model of an edit may be another program's, or of a version that comes later.
import { fits } from './check.ts';
import type { Model, Parameters, ParameterValue, Role } from './model.ts';
import { findModel } from './models.ts';
import { parameterOf } from './roles.ts';

/** What a model that is not known here most often calls them. */
const usualFields: Partial<Record<Role, string>> = { seed: 'seed', ratio: 'aspect_ratio', format: 'output_format' };

export type Recorded = { readonly model: string; readonly parameters: Parameters };

/** The field that has a role; null when there is none, or none is known. */
export function fieldIn(modelId: string, role: Role): string | null {
  const model = findModel(modelId);
  return model === null ? (usualFields[role] ?? null) : (parameterOf(model, role)?.field ?? null);
}

/** What was chosen in a role; undefined when nothing was. */
export function recordedValue({ model, parameters }: Recorded, role: Role): ParameterValue | undefined {
  const field = fieldIn(model, role);
  return field === null ? undefined : parameters[field];
}

/** The same of a record. */
export const valueInRecord = (
  { model, request }: { readonly model: string; readonly request: { readonly parameters: Parameters } },
  role: Role,
): ParameterValue | undefined => recordedValue({ model, parameters: request.parameters }, role);

/** The seed, where it is a number. */
export function seedIn(edit: Recorded): number | null {
  const seed = recordedValue(edit, 'seed');
  return typeof seed === 'number' ? seed : null;
}

/** All that was chosen but the seed. */
export function withoutSeed({ model, parameters }: Recorded): Parameters {
  const seed = fieldIn(model, 'seed');
  return Object.fromEntries(Object.entries(parameters).filter(([field]) => field !== seed));
}

/** The same choices for another model, by their roles: what it has not, or does not take, is left out. */
export function carriedTo(to: Model, { model, parameters }: Recorded): Parameters {
  const carried: Record<string, ParameterValue> = {};
  for (const parameter of to.parameters) {
    const value = recordedValue({ model, parameters }, parameter.role);
    if (value !== undefined && fits(parameter, value)) carried[parameter.field] = value;
  }
  return carried;
}
