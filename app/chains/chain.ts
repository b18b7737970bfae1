// A chain: steps that were taken once and can be taken again on other pictures. A plain file of the library, `chains/NAME.json`, that may be written by hand.
import { z } from 'zod';
import { batchStepSchema } from '../batch/batch.ts';
import type { BatchStep } from '../batch/batch.ts';
import { maxSteps } from '../batch/limits.ts';
import { firstModel } from '../models/models.ts';

export const chainFormat = 1;

/** What a hand leaves out is as usual: the first model, no parameters, no other pictures. */
const stepSchema = z.looseObject({
  model: batchStepSchema.shape.model.default(firstModel.id),
  prompt: z.string().trim().min(1).max(1_000_000),
  parameters: batchStepSchema.shape.parameters.default({}),
  fixed: batchStepSchema.shape.fixed.default([]),
  place: batchStepSchema.shape.place.default(0),
});

export const chainSchema = z.looseObject({
  format: z.literal(chainFormat),
  createdAt: z.string().max(40).nullable().default(null),
  steps: z.array(stepSchema).min(1).max(maxSteps),
});

export type Chain = { readonly name: string; readonly createdAt: string | null; readonly steps: readonly BatchStep[] };

/** The text of a chain’s file: JSON, which ends with a new line. Its name is the file’s own. `version` is that of the program that writes it. */
export const chainFile = ({ steps, createdAt }: Pick<Chain, 'steps' | 'createdAt'>, version: string): string =>
  `${JSON.stringify({ format: chainFormat, createdAt, app: { version }, steps }, null, 2)}\n`;
