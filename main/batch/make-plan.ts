// The plan of a batch: checked, its fixed pictures kept in the library, everything in it that decides what is sent.
import { priceOf } from '../../app/price.ts';
import { ulid } from 'ulid';
import { batchFormat, chainedFormat } from '../../app/batch/batch.ts';
import type { BatchItem, BatchLimits, BatchPlan, BatchStep } from '../../app/batch/batch.ts';
import { maxItems, maxSetLetters } from '../../app/batch/limits.ts';
import type { StopOn } from '../../app/batch/limits.ts';
import { problemOfFields } from '../../app/batch/fields.ts';
import { unsentInput } from '../../app/edits/unsent-input.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { ServiceStatus } from '../../app/contract/service-status.ts';
import type { Picture } from '../../app/edits/picture.ts';
import { inARow, parameterProblems } from '../../app/models/check.ts';
import { findModel } from '../../app/models/models.ts';
import type { Parameters } from '../../app/models/model.ts';
import type { Settings } from '../../app/settings/settings.ts';
import type { Inbox } from '../inputs/inbox.ts';
import { freeName, nameOfBatch } from './set-name.ts';
import type { Library } from '../library/library.ts';
import { tooMany, unknownModel, wordsProblem } from '../studio/session/asked.ts';
import { say } from '../../app/messages/say.ts';

export type BatchAsk = {
  readonly model: string;
  /** With its fields. */
  readonly prompt: string;
  readonly parameters: Parameters;
  readonly items: readonly BatchItem[];
  /** Taken in already; for the places after the first. */
  readonly fixed: readonly Picture[];
  readonly pilot: number | null;
  readonly limits: BatchLimits;
  readonly stopOn: StopOn;
  /** Null: called by the instruction. */
  readonly set: string | null;
  readonly project: string | null;
  readonly evenIfPaid: boolean;
  /** Why it is not begun, asked while no other program of this computer begins one: what two begin at the same moment is not bought twice. */
  readonly refusal?: (() => Promise<Failure | null>) | null;
  /** Absent where one instruction is all there is. Its first step is what is asked above. */
  readonly chain?: AskedChain;
};

export type AskedChain = {
  /** Null: of steps that have no name. */
  readonly name: string | null;
  readonly steps: readonly BatchStep[];
  /** Asks between the steps. */
  readonly approve: boolean;
};

/** What a chain asks for, as its first step; the pictures of its other places are in the library. */
export const askOfChain = (chain: AskedChain, rest: Omit<BatchAsk, 'model' | 'prompt' | 'parameters' | 'fixed' | 'chain'>): BatchAsk => ({
  model: chain.steps[0]?.model ?? '',
  prompt: chain.steps[0]?.prompt ?? '',
  parameters: chain.steps[0]?.parameters ?? {},
  fixed: [],
  ...rest,
  chain,
});

/** Keeps the fixed pictures in the library; nothing else is written yet. */
export async function makePlan(
  library: Library,
  inbox: Pick<Inbox, 'find'>,
  ask: BatchAsk,
  { now, version, sending, service }: { now: string; version: string; sending: Settings['sending']; service: ServiceStatus },
): Promise<Reply<BatchPlan>> {
  for (const { sha256, mediaType, name } of ask.fixed) {
    const file = (await inbox.find(sha256))?.path ?? (await library.inputPath(sha256));
    if (file === null) return fail(makeFailure('picture-missing', say('picture.notHere', { name })));
    const stored = await library.storeInput(file, sha256, mediaType);
    if (!stored.ok) return stored;
  }
  const { chain } = ask;
  for (const [at, { fixed }] of (chain?.steps ?? []).entries())
    for (const { sha256, name } of fixed)
      if ((await library.inputPath(sha256)) === null)
        return fail(makeFailure('picture-missing', say('chain.inputGone', { name, n: at + 1 })));
  return ok({
    format: chain === undefined ? batchFormat : chainedFormat,
    id: ulid(Date.parse(now)),
    createdAt: now,
    app: { version },
    set: ask.set ?? (await freeName(library, chain?.name ?? nameOfBatch(ask.prompt))),
    model: ask.model,
    prompt: ask.prompt,
    parameters: { ...ask.parameters },
    sending,
    project: ask.project,
    service,
    fixed: ask.fixed.map(unsentInput),
    pilot: ask.pilot,
    items: [...ask.items],
    ...(chain === undefined
      ? {}
      : { steps: [...chain.steps], approve: chain.approve, ...(chain.name === null ? {} : { chain: chain.name }) }),
  });
}

/** What of a batch cannot be run; null when all can. */
export function problemOf(ask: BatchAsk, rehearsal: boolean, settings: Settings): Failure | null {
  const steps: readonly AskedStep[] = ask.chain?.steps ?? [ask];
  for (const step of steps) {
    const problem = problemOfStep(step);
    if (problem !== null) return problem;
  }
  if (ask.items.length === 0 || ask.items.length > maxItems)
    return makeFailure('usage', say('batch.countOutside', { most: maxItems, count: ask.items.length }));
  if (ask.items.length * steps.length > maxItems)
    return makeFailure('usage', say('chain.tooManyEdits', { most: maxItems, count: ask.items.length, steps: steps.length }));
  if (ask.set !== null && (ask.set.trim() === '' || ask.set.length > maxSetLetters))
    return makeFailure('usage', say('batch.setName', { most: maxSetLetters }));
  return limitProblem(ask.limits, steps, rehearsal, settings);
}

type AskedStep = Pick<BatchAsk, 'model' | 'prompt' | 'parameters'> & { readonly fixed: readonly unknown[] };

function problemOfStep({ model: id, prompt, parameters, fixed }: AskedStep): Failure | null {
  const model = findModel(id);
  if (model === null) return unknownModel(id);
  const problems = parameterProblems(model, parameters);
  if (problems.length > 0) return makeFailure('invalid-request', inARow(problems));
  const words = wordsProblem(prompt);
  if (words !== null) return words;
  const problem = problemOfFields(prompt);
  if (problem !== null) return makeFailure('usage', problem, { next: 'change-request' });
  return tooMany(model, 1 + fixed.length);
}

/** A limit of money means nothing while nobody has said what a picture costs. */
export function limitProblem(
  { cost }: BatchLimits,
  steps: readonly { readonly model: string }[],
  rehearsal: boolean,
  settings: Settings,
): Failure | null {
  if (cost === null || rehearsal || steps.every(({ model }) => priceOf(settings, model) !== null)) return null;
  return makeFailure('usage', say('batch.needsPrice'));
}
