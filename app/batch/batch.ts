// A batch: one instruction over many pictures, one edit each. Its plan is written once and never changed; how far it is, is a small file of its own.
import { z } from 'zod';
import { editIdSchema, inputSchema, ownerSchema, parametersSchema, parentSchema, requestSchema, sha256Schema } from '../edits/record.ts';
import { failureSchema } from '../failure-schema.ts';
import type { Failure } from '../failure.ts';
import { maxItems, maxSteps, stopOns } from './limits.ts';
import type { StopOn } from './limits.ts';

export const batchFormat = 1;
/** Of a plan with steps: a program that knows none must not run the first of them over again. */
export const chainedFormat = 2;

/** One step of a chain, as a batch runs it. */
export const batchStepSchema = z.looseObject({
  model: z.string().max(128),
  /** With its fields. */
  prompt: z.string(),
  parameters: parametersSchema,
  /** The other pictures, the same in every edit; the library keeps them. */
  fixed: z.array(inputSchema).max(15),
  /** Before which of them the picture goes that is gone on from. */
  place: z.number().int().min(0).max(15),
});
export type BatchStep = z.infer<typeof batchStepSchema>;

/** One picture of a batch: a file of this computer, or a result of the library. `sha256` and `bytes` are those of the file when it was planned. */
export const batchItemSchema = z.looseObject({
  name: z.string().min(1).max(1024),
  /** Absolute path; null for a result. */
  path: z.string().min(1).max(4096).nullable(),
  /** Which result of the library it is; null for a file. */
  result: parentSchema.nullable(),
  bytes: z.number().int().nonnegative(),
  sha256: sha256Schema,
});
export type BatchItem = z.infer<typeof batchItemSchema>;

export const batchPlanSchema = z.looseObject({
  format: z.literal([batchFormat, chainedFormat]),
  id: editIdSchema,
  createdAt: z.string().max(40),
  app: z.looseObject({ version: z.string() }),
  set: z.string().min(1).max(256),
  model: z.string().max(128),
  /** With its fields, as it was typed. */
  prompt: z.string(),
  parameters: parametersSchema,
  sending: requestSchema.shape.sending,
  project: z.string().max(256).nullable(),
  service: z.looseObject({ baseUrl: z.string(), rehearsal: z.boolean() }),
  /** Pictures for the places after the first, the same in every edit; the library keeps them. */
  fixed: z.array(inputSchema).max(15),
  /** How many items are run before the person is asked; null: all at once. */
  pilot: z.number().int().positive().nullable(),
  items: z.array(batchItemSchema).min(1).max(maxItems),
  /** Of a chain; its first step stands above as well. Each goes on from the result of the one before. */
  steps: z.array(batchStepSchema).min(1).max(maxSteps).optional(),
  /** What the chain is called; absent where its steps have no name. */
  chain: z.string().max(256).optional(),
  /** The person is asked between the steps. */
  approve: z.boolean().optional(),
});
export type BatchPlan = z.infer<typeof batchPlanSchema>;

/** `going` with no living program behind it is an interrupted one. */
export const batchStates = ['going', 'paused', 'pilot', 'cancelled', 'ended'] as const;
export type BatchState = (typeof batchStates)[number];

const item = z.number().int().nonnegative();
/** Item numbers as keys. */
const byItem = <T extends z.ZodType>(value: T) => z.record(z.string().regex(/^\d{1,5}$/), value);

export const batchProgressSchema = z.looseObject({
  format: z.literal(batchFormat),
  id: editIdSchema,
  state: z.enum(batchStates),
  /** Why it paused itself; null when the person paused it, or when it is not paused. */
  because: failureSchema.nullable(),
  /** So many items, from the first, have had their turn. */
  begun: item,
  /** The item whose edit is being made: on disk before there is an edit, so that a program that died there is known to have made it or not. */
  open: z.looseObject({ item, attempt: item }).nullable(),
  /** Items that were tried anew, and how often. */
  attempts: byItem(item),
  /** Items that wait to be tried anew. */
  again: z.array(item).max(maxItems),
  /** Items of which no edit was made, and why. */
  left: byItem(failureSchema),
  /** Items whose trouble the person has seen and gone past. */
  passed: z.array(item).max(maxItems),
  /** The pilot was looked at. */
  approved: z.boolean(),
  /** Of a chain: so many turns, from the first, may be taken. */
  approvedTo: item.optional(),
  stopOn: z.enum(stopOns),
  limits: z.looseObject({
    /** Most edits that may be, or may have been, charged. */
    pictures: z.number().int().nonnegative().nullable(),
    /** In the currency of the price. */
    cost: z.number().nonnegative().nullable(),
  }),
  /** Runs what was paid for before. */
  evenIfPaid: z.boolean(),
  owner: ownerSchema.nullable(),
});
export type BatchProgress = z.infer<typeof batchProgressSchema>;

export type BatchLimits = { readonly pictures: number | null; readonly cost: number | null };

/** The progress of a batch that nobody has begun: paused, with nothing made. `id` is that of its plan. */
export function firstProgress(
  id: string,
  { stopOn, limits, evenIfPaid }: { readonly stopOn: StopOn; readonly limits: BatchLimits; readonly evenIfPaid: boolean },
): BatchProgress {
  return {
    format: batchFormat,
    id,
    state: 'paused',
    because: null,
    begun: 0,
    open: null,
    attempts: {},
    again: [],
    left: {},
    passed: [],
    approved: false,
    stopOn,
    limits: { ...limits },
    evenIfPaid,
    owner: null,
  };
}

/** How often the item, counted from 0, was tried anew; 0 for one that never was. */
export const attemptOf = ({ attempts }: BatchProgress, at: number): number => attempts[at] ?? 0;

/** The turn of an item begins: written down before anything is made of it. */
export function beginItem(progress: BatchProgress, at: number): BatchProgress {
  const { [String(at)]: _, ...left } = progress.left;
  return {
    ...progress,
    begun: Math.max(progress.begun, at + 1),
    again: progress.again.filter((one) => one !== at),
    left,
    open: { item: at, attempt: attemptOf(progress, at) },
  };
}

/** Nothing could be made of the item whose turn it is. */
export const leaveItem = (progress: BatchProgress, at: number, failure: Failure): BatchProgress => ({
  ...progress,
  open: null,
  left: { ...progress.left, [at]: failure },
});

/** The turn of an item ends before it began: what it would go on from is not there. That was said of the step before, and is no trouble of its own. */
export function skipItem(progress: BatchProgress, at: number, because: Failure): BatchProgress {
  const left = leaveItem(beginItem(progress, at), at, because);
  return { ...left, passed: [...new Set([...left.passed, at])] };
}

/** Items that are to be tried anew, each with an edit of its own; `edited` are those of which an edit was made, whose next is another one. */
export function tryAgain(progress: BatchProgress, items: readonly number[], edited: ReadonlySet<number>): BatchProgress {
  const chosen = new Set(items);
  const attempts = { ...progress.attempts };
  for (const at of chosen) if (edited.has(at)) attempts[at] = attemptOf(progress, at) + 1;
  return {
    ...progress,
    attempts,
    left: Object.fromEntries(Object.entries(progress.left).filter(([at]) => !chosen.has(Number(at)))),
    again: [...new Set([...progress.again, ...chosen])].toSorted((a, b) => a - b),
    passed: progress.passed.filter((at) => !chosen.has(at)),
  };
}
