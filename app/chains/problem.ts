// What of a chain's steps can never be run, as the end of a sentence that names step and field. Known when a file is read, not after the first step was paid for. Pure.
import type { BatchStep } from '../batch/batch.ts';
import { parameterProblems } from '../models/check.ts';
import { findModel, models } from '../models/models.ts';
import { maxInputs } from '../models/roles.ts';
import { say } from '../messages/say.ts';
import type { Message } from '../messages/message.ts';

/** Null when nothing is wrong. */
export function problemOfSteps(steps: readonly BatchStep[]): Message | null {
  for (const [at, step] of steps.entries()) {
    const problem = problemOf(step);
    if (problem !== null) return inStep(at, problem.field, problem.why);
  }
  return null;
}

/** `why` is the end of a sentence. */
export const inStep = (at: number, field: string, why: Message): Message => say('chain.inStep', { n: at + 1, field, why });

function problemOf({ model: id, parameters, fixed, place }: BatchStep): { readonly field: string; readonly why: Message } | null {
  const model = findModel(id);
  if (model === null) return { field: 'model', why: say('chain.noModel', { name: id, models: models.map((one) => one.id).join(', ') }) };
  for (const [field, value] of Object.entries(parameters)) {
    const [why] = parameterProblems(model, { [field]: value });
    if (why !== undefined) return { field: `parameters.${field}`, why };
  }
  const max = maxInputs(model);
  if (fixed.length + 1 > max)
    return {
      field: 'fixed',
      why: say('chain.tooManyPictures', { model: model.name, most: max, count: fixed.length + 1 }),
    };
  if (place > fixed.length) return { field: 'place', why: say('chain.noPlace', { place, count: fixed.length + 1 }) };
  return null;
}
