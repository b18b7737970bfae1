// The steps that led to an edit, as a chain. Pure: what there is of other pictures is looked at by whoever asks.
import { unsentInput } from '../edits/unsent-input.ts';
import type { BatchStep } from '../batch/batch.ts';
import type { EditRecord, Input } from '../edits/record.ts';
import { fail, ok } from '../failure.ts';
import { makeFailure } from '../make-failure.ts';
import type { Reply } from '../failure.ts';
import { findModel } from '../models/models.ts';
import { parameterOf } from '../models/roles.ts';
import { say } from '../messages/say.ts';

/** What of the way cannot be taken again on other pictures, and is left out. */
export const chainNotes = ['view', 'by-hand', 'kept', 'imported', 'words-only'] as const;
export type ChainNote = (typeof chainNotes)[number];

export type ChainDraft = { readonly steps: readonly BatchStep[]; readonly notes: readonly ChainNote[] };

/** The result that an edit went on from, as its strip shows it; null for the first one. */
export const cameFrom = ({ request }: Pick<EditRecord, 'request'>): string | null => inputOf(request.inputs)?.parent?.editId ?? null;

/** The input that is another picture in each run: the first that was a result, else the first. */
const inputOf = (inputs: readonly Input[]): Input | null => inputs.find(({ parent }) => parent !== null) ?? inputs[0] ?? null;

/** `way`: the edits from the first to the one that is wanted again. */
export function chainOf(way: readonly EditRecord[]): Reply<ChainDraft> {
  const steps: BatchStep[] = [];
  const notes = new Set<ChainNote>();
  for (const record of way) {
    const { request, imported, composite } = record;
    if (composite !== undefined) notes.add('kept');
    else if (imported?.program !== undefined) notes.add('by-hand');
    else if (imported !== undefined) notes.add('imported');
    else if (request.inputs.length === 0) notes.add('words-only');
    else {
      const step = stepOf(record, notes);
      if (!step.ok) return step;
      steps.push(step.value);
    }
  }
  if (steps.length === 0) return fail(makeFailure('usage', say('chain.noSteps')));
  return ok({ steps, notes: [...notes] });
}

function stepOf({ model, request }: EditRecord, notes: Set<ChainNote>): Reply<BatchStep> {
  const going = inputOf(request.inputs);
  // A crop, a turn or a stroke belongs to that picture's own pixels.
  if (going?.view !== undefined) notes.add('view');
  const others = request.inputs.filter((input) => input !== going);
  const unseen = others.find(({ web }) => web?.itself === true);
  if (unseen !== undefined) return fail(makeFailure('usage', say('chain.address', { name: unseen.name })));
  const seed = findModel(model);
  const field = seed === null ? 'seed' : (parameterOf(seed, 'seed')?.field ?? 'seed');
  // It was rolled for that picture: the same number means nothing for another one.
  const { [field]: _, ...parameters } = request.parameters;
  return ok({
    model,
    prompt: request.prompt,
    parameters,
    place: Math.max(0, going === null ? 0 : request.inputs.indexOf(going)),
    // Each stays what it is when the edit that it came from is gone.
    fixed: others.map((input) => unsentInput({ ...input, parent: null })),
  });
}
