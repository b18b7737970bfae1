// What of a chain's steps can never be run, as the end of a sentence that names step and field. Known when a file is read, not after the first step was paid for. Pure.
import type { BatchStep } from '../batch/batch.ts';
import { parameterProblems } from '../models/check.ts';
import { findModel, models } from '../models/models.ts';
import { mostInputs } from '../models/roles.ts';

/** Null when nothing is wrong. */
export function problemOfSteps(steps: readonly BatchStep[]): string | null {
  for (const [at, step] of steps.entries()) {
    const problem = problemOf(step);
    if (problem !== null) return inStep(at, problem.field, problem.why);
  }
  return null;
}

/** `why` is a sentence or the end of one. */
export const inStep = (at: number, field: string, why: string): string => `step ${at + 1}, “${field}”: ${why.replace(/\.$/, '')}`;

function problemOf({ model: id, parameters, fixed, place }: BatchStep): { readonly field: string; readonly why: string } | null {
  const model = findModel(id);
  if (model === null) return { field: 'model', why: `there is no model “${id}”; there are ${models.map((one) => one.id).join(', ')}` };
  for (const [field, value] of Object.entries(parameters)) {
    const [why] = parameterProblems(model, { [field]: value });
    if (why !== undefined) return { field: `parameters.${field}`, why };
  }
  const most = mostInputs(model);
  if (fixed.length + 1 > most)
    return {
      field: 'fixed',
      why: `${model.name} takes at most ${most} pictures, and with the one that goes through these are ${fixed.length + 1}`,
    };
  if (place > fixed.length) return { field: 'place', why: `there is no place ${place} among ${fixed.length + 1}, counted from 0` };
  return null;
}
