// What of “kontext replay” no batch has: a chain is found or made of an edit's way, and listed. What runs it is the batch.
import { idsIn } from '../../app/edits/edit-id.ts';
import { costOfSteps, formatCost } from '../../app/price.ts';
import { fail, englishFailure } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { BatchStatus } from '../../app/contract/contract.ts';
import { inOneLine } from '../../app/in-one-line.ts';
import { isLastStep } from '../../app/batch/turns.ts';
import { readBatch } from '../batch/batch-files.ts';
import { askOfChain } from '../batch/make-plan.ts';
import type { AskedChain } from '../batch/make-plan.ts';
import type { Gathered } from '../batch/gather.ts';
import { editsOfBatch } from '../batch/status.ts';
import { chainsIn } from '../library/store/chain-file.ts';
import { chainFor } from '../chains/chains.ts';
import { chainOfEdit } from '../chains/chain-of-edit.ts';
import type { Session } from '../studio/session/session-type.ts';
import type { Line, CommandContext } from './edit-commands.ts';
import { guardsOf } from './batch-lines.ts';
import { refusalOf } from './begun-already.ts';
import { counted } from './counted.ts';
import { exitCodes } from './exit-codes.ts';
import { refuse } from './refuse.ts';

type ActionOf<K extends Line<'batch'>['action']['kind']> = Extract<Line<'batch'>['action'], { kind: K }>;

/** What of the way is left out, as a sentence. */
const notes = {
  view: 'A crop, turn or mark of the picture belongs to that picture and is not a part of the steps.',
  'by-hand': 'What was changed in another program is not a part of the steps.',
  kept: '“Keep my pixels” is not a part of the steps.',
  imported: 'What was imported is not a part of the steps.',
  'words-only': 'The picture made from words alone is not a part of the steps: they begin with what was made from it.',
} as const;

export async function startChain(
  { studio, output }: CommandContext,
  line: Line<'batch'>,
  session: Session,
  action: ActionOf<'chain'>,
  gathered: Gathered,
): Promise<Reply<BatchStatus>> {
  const found = await stepsFor(output, session, action);
  if (!found.ok) return found;
  const { steps } = found.value;
  const refusal = refusalOf(line, session, { items: gathered.items, steps });
  const begun = (await refusal?.()) ?? null;
  if (begun !== null) return fail(begun);
  const pictures = gathered.items.length;
  const settings = studio.settings();
  const cost = line.rehearsal ? null : costOfSteps(settings, steps, pictures);
  const said = `${counted(pictures, 'picture')}, ${counted(steps.length, 'step')}: ${counted(pictures * steps.length, 'edit')}`;
  output.note(`${said}${cost === null ? '' : `, about ${formatCost(cost, settings.currency, 'en')}`}`);
  await session.library.settled();
  return studio.batches.start(
    askOfChain(found.value, {
      items: gathered.items,
      ...guardsOf(line, action),
      refusal,
    }),
  );
}

async function stepsFor(
  output: CommandContext['output'],
  session: Session,
  { of, approve }: ActionOf<'chain'>,
): Promise<Reply<AskedChain>> {
  const chain = await chainFor(session, of, approve);
  if (!chain.ok && chain.failure.kind === 'usage' && 'name' in of)
    return fail(
      englishFailure('usage', `There is no chain “${inOneLine(of.name)}” in this library. “kontext replay --list” says which there are.`),
    );
  if (chain.ok && 'id' in of) await tellNotes(output, session, of.id);
  return chain;
}

/** What of the way to an edit its steps are not. */
async function tellNotes(output: CommandContext['output'], session: Session, id: string): Promise<void> {
  const made = await chainOfEdit(session, id);
  for (const note of made.ok ? made.value.notes : []) output.note(notes[note]);
}

export async function saveChain({ studio, output }: CommandContext, session: Session, action: ActionOf<'save-chain'>): Promise<number> {
  const saved = await studio.batches.chains.save(session, action);
  if (!saved.ok) {
    const code = refuse(output, saved.failure);
    if (saved.failure.said?.id === 'chain.exists') output.note('Add --force to write over it.');
    return code;
  }
  await tellNotes(output, session, action.id);
  output.row(chainRow(saved.value.name, saved.value.steps), `Saved: ${chainText(saved.value.name, saved.value.steps)}`);
  return exitCodes.done;
}

/** Each chain, and the sentence of each that cannot be read. */
export async function tellChains({ output }: CommandContext, session: Session): Promise<void> {
  for (const { name, read } of await chainsIn(session.library.folder())) {
    if (read.ok) output.row(chainRow(name, read.value.steps), chainText(name, read.value.steps));
    else output.row({ type: 'chain', name, trouble: read.failure.message }, read.failure.message);
  }
}

type ListedSteps = readonly { readonly model: string; readonly prompt: string }[];
const chainRow = (name: string, steps: ListedSteps): Readonly<Record<string, unknown>> => ({
  type: 'chain',
  name,
  steps: steps.map(({ model, prompt }) => ({ model, prompt })),
});
const chainText = (name: string, steps: ListedSteps): string =>
  [inOneLine(name), ...steps.map(({ prompt }, at) => `  ${at + 1}. ${inOneLine(prompt)}`)].join('\n');

/** The edits that are done and not in the trash, in the order of the pictures; of a chain those of its last step. */
export async function doneOf(session: Session, id: string): Promise<readonly string[]> {
  const stored = await readBatch(session.library, id);
  const shown = new Set(idsIn(await session.library.ids(`batch:${id} is:done`, 0, Number.MAX_SAFE_INTEGER)));
  return [...(await editsOfBatch(session, id)).values()]
    .filter((one) => shown.has(one.id) && (!stored.ok || isLastStep(stored.value.plan, one.item)))
    .toSorted((a, b) => a.item - b.item)
    .map((one) => one.id);
}
