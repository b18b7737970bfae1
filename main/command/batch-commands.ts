// “kontext batch”: one instruction over many pictures, each an edit like any other. Every edit has its lines as with “edit”; the batch has its own.
import { limitReachedDetail } from '../../app/batch/limits.ts';
import { isLiving } from '../../app/edits/edit.ts';
import { costOf, formatCost, priceOf } from '../../app/price.ts';
import { defaultExport } from '../../app/export/choices.ts';
import { fail, englishFailure, ok } from '../../app/failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import { inOneLine } from '../../app/in-one-line.ts';
import type { BatchStatus } from '../../app/contract/contract.ts';
import type { Picture } from '../../app/edits/picture.ts';
import type { Model } from '../../app/models/model.ts';
import { maxInputs } from '../../app/models/roles.ts';
import type { Gathered } from '../batch/gather.ts';
import type { Session } from '../studio/session/session-type.ts';
import { adopt, noteLength, opened, readyToRun } from './edit-commands.ts';
import type { Line, CommandContext } from './edit-commands.ts';
import { refusalOf } from './begun-already.ts';
import { batchText, commandFor, guardsOf, nextOf, practisingOf, statusRow } from './batch-lines.ts';
import type { Standing } from './batch-lines.ts';
import { counted } from './counted.ts';
import { doneOf, saveChain, startChain, tellChains } from './chain-commands.ts';
import { askOfPreset } from './preset-arguments.ts';
import { exitCodeOf, exitCodes, worstOf } from './exit-codes.ts';
import { exportCopies } from './export-commands.ts';
import { followEdits, printEnd } from './follow.ts';
import type { Followed } from './follow.ts';
import { feedsItself, gatherPictures } from './gather-pictures.ts';
import { tellLeftOut } from './left-out.ts';
import { refuse } from './refuse.ts';
import { standingIn } from './resting.ts';
import { releaseAction } from './watch-commands.ts';

type BatchContext = CommandContext & { readonly stopping: AbortSignal; readonly leaves: (words: string) => void };
type BatchAction = Line<'batch'>['action'];
type Start = Extract<BatchAction, { kind: 'start' }>;
type Chain = Extract<BatchAction, { kind: 'chain' }>;

/** Begins a batch, goes on with one, cancels or lists them. What runs is followed to the end of the batch, and each of its edits to its own. */
export async function batch(context: BatchContext, line: Line<'batch'>): Promise<number> {
  const { studio, output } = context;
  const here = opened(studio);
  if (!here.ok) return refuse(output, here.failure);
  const { action } = line;
  switch (action.kind) {
    case 'list':
      return list(context, here.value, action.chains);
    case 'cancel':
      return cancel(context, here.value, action.id);
    case 'start':
      return run(context, line, here.value, () => start(context, line, here.value, action));
    case 'chain':
      return run(context, line, here.value, () => chain(context, line, here.value, action));
    case 'save-chain':
      return saveChain(context, here.value, action);
    case 'release': {
      const asked = await releaseAction(context, action);
      if (!asked.ok) return refuse(output, asked.failure);
      return run(context, line, here.value, () => release(context, line, here.value, asked.value));
    }
    case 'resume':
    case 'approve':
    case 'retry':
      return run(context, line, here.value, () => goOn(context, line, here.value, action));
  }
}

/** With `chains` those that are saved, and of the batches what was run of chains. */
async function list(context: BatchContext, session: Session, chains: boolean): Promise<number> {
  const { studio, output } = context;
  const listed = await studio.batches.list(true);
  if (!listed.ok) return refuse(output, listed.failure);
  if (chains) await tellChains(context, session);
  const shown = chains ? listed.value.filter(({ chain }) => chain !== null) : listed.value;
  const standing = await standingIn(session);
  for (const status of shown.map(standing)) output.row(statusRow(status), batchText(status));
  return exitCodes.done;
}

/** What the line does not say stays as the batch has it. */
async function goOn(
  { studio }: BatchContext,
  line: Line<'batch'>,
  session: Session,
  { id, kind }: Extract<BatchAction, { kind: 'resume' | 'approve' | 'retry' | 'cancel' }>,
): Promise<Reply<BatchStatus>> {
  await adoptEdits(session, id);
  return studio.batches.goOn(id, {
    ...(kind === 'resume' ? {} : kind === 'approve' ? { approve: true } : { retry: true }),
    ...(line.stopOn === null ? {} : { stopOn: line.stopOn }),
    limits: {
      ...(line.limitPictures === null ? {} : { pictures: line.limitPictures }),
      ...(line.limitCost === null ? {} : { cost: line.limitCost }),
    },
    ...(line.again ? { evenIfPaid: true } : {}),
  });
}

async function run(
  { studio, output, newIntent, stopping, leaves }: BatchContext,
  line: Line<'batch'>,
  session: Session,
  begin: () => Promise<Reply<BatchStatus>>,
): Promise<number> {
  const here = await readyToRun(studio, line);
  if (!here.ok) return refuse(output, here.failure);
  const watched = line.exportTo === null ? null : await studio.exporter.refusalOf(line.exportTo);
  if (watched !== null) return refuse(output, watched);
  const itself = await feedsItself(line);
  if (itself !== null) return refuse(output, itself);
  // The batch itself says what stops it; what is in line is its own.
  const followed = followEdits(studio, output, { keepWaiting: 'always' });
  studio.batches.onMade((id) => followed.add([id]));
  const begun = await begin();
  if (!begun.ok) {
    followed.close();
    return refuse(output, begun.failure);
  }
  const { id, chain: ofChain, rehearsal } = begun.value;
  leaves(`“kontext ${commandFor(ofChain)} --resume ${id}${practisingOf(rehearsal)}” goes on with the batch.`);
  output.news(statusRow({ ...begun.value, resting: 0 }), `Batch ${id}: ${inOneLine(begun.value.set)}`);
  const codes = [...(await followEarlier({ studio, output }, session, followed, id))];
  const ended = (await studio.batches.over(id)) ?? begun.value;
  codes.push(await followed.over());
  followed.close();
  const now = (await studio.batches.over(id)) ?? ended;
  await tellLeftOut(output, session.library, id);
  codes.push(...printLast(output, (await standingIn(session))(now)));
  if (line.exportTo !== null) {
    if (now.state === 'ended') codes.push(await exportDone({ studio, output, newIntent, stopping, leaves }, session, id, line.exportTo));
    else output.note('Nothing was exported: the batch has not ended.');
  }
  // 2 promises that nothing was made.
  const code = worstOf(codes);
  return code === exitCodes.usage ? exitCodes.refused : code;
}

/** What an earlier run left goes on beside it; whose outcome is unknown is said, and waits for the person. The exit codes of what is said. */
async function followEarlier(
  { studio, output }: Pick<BatchContext, 'studio' | 'output'>,
  session: Session,
  followed: Followed,
  batchId: string,
): Promise<readonly number[]> {
  const codes: number[] = [];
  for (const record of session.editStore.all()) {
    if (session.editStore.summary(record).batch?.id !== batchId) continue;
    if (isLiving(record.state)) followed.add([record.id]);
    else if (record.state === 'unknown') codes.push(await printEnd(studio, output, record.id, { kind: 'ended' }));
  }
  return codes;
}

/** Its own limit is no mistake in the line: edits were made. */
const codeOf = ({ kind, detail }: Failure): number => (detail === limitReachedDetail ? exitCodes.refused : exitCodeOf(kind));

/** The last line of a batch; the exit codes of it and of its edits, also of those of an earlier run, which had its own lines. */
function printLast(output: BatchContext['output'], status: Standing): readonly number[] {
  const { because } = status;
  const { failed, left, unknown } = status.counts;
  output.news(statusRow(status), batchText(status));
  if (because !== null) output.failure(because, null);
  const next = nextOf(status);
  if (next !== null) output.note(next);
  return [
    ...(because === null ? [] : [codeOf(because)]),
    ...(failed + left > 0 ? [exitCodes.refused] : []),
    ...(unknown > 0 ? [exitCodes.unknown] : []),
  ];
}

/** What to run on: asked for late, since it may take long, and once. */
type Gather = () => Promise<Reply<Gathered>>;

async function chain(
  context: BatchContext,
  line: Line<'batch'>,
  session: Session,
  action: Chain,
  gather: Gather = () => gatherPictures(context, action.from, session),
): Promise<Reply<BatchStatus>> {
  const gathered = await gather();
  return gathered.ok ? startChain(context, line, session, action, gathered.value) : gathered;
}

/** The outbox is the way in: what is begun is done there, and nothing else is. Looked at again where nobody else begins with it. */
function release(context: BatchContext, line: Line<'batch'>, session: Session, action: Start | Chain): Promise<Reply<BatchStatus>> {
  const { watched } = context.studio.batches;
  return watched.releasing(async () => {
    const gathered = await gatherPictures(context, action.from, session);
    if (!gathered.ok) return gathered;
    const given = async () => gathered;
    const begun = await (action.kind === 'chain'
      ? chain(context, line, session, action, given)
      : start(context, line, session, action, given));
    if (begun.ok) await watched.released(gathered.value.items);
    return begun;
  });
}

async function start(
  context: BatchContext,
  line: Line<'batch'>,
  session: Session,
  { from, fixed, preset, ...given }: Start,
  gather: Gather = () => gatherPictures(context, from, session),
): Promise<Reply<BatchStatus>> {
  const { studio, output } = context;
  const asked = preset === null ? ok(given) : await askOfPreset(session.library, preset, 1, 1 + fixed.length);
  if (!asked.ok) return asked;
  const action = { ...given, ...asked.value };
  if (line.limitCost !== null && !line.rehearsal && priceOf(studio.settings(), action.model.id) === null)
    return fail(
      englishFailure(
        'usage',
        '--limit-cost needs the price of a picture: type it in the window, in Settings under Money, then run. Nothing was sent.',
      ),
    );
  const gathered = await gather();
  if (!gathered.ok) return gathered;
  const taken = await takeFixed(studio, action.model, fixed);
  if (!taken.ok) return taken;
  const wanted = {
    model: action.model.id,
    prompt: action.prompt,
    parameters: action.parameters,
    items: gathered.value.items,
    fixed: taken.value,
  };
  const refusal = refusalOf(line, session, { items: wanted.items, steps: [wanted] });
  const begun = (await refusal?.()) ?? null;
  if (begun !== null) return fail(begun);
  // Whether one was paid for before can be told only when the whole library is known.
  await session.library.settled();
  noteLength(output, action.model, action.prompt);
  const { currency } = studio.settings();
  const count = gathered.value.items.length;
  const cost = line.rehearsal ? null : costOf(count, priceOf(studio.settings(), action.model.id));
  output.note(`${counted(count, 'edit')}${cost === null ? '' : `, about ${formatCost(cost, currency, 'en')}`}`);
  return studio.batches.start({ ...wanted, ...guardsOf(line, action), refusal });
}

async function takeFixed(studio: CommandContext['studio'], model: Model, fixed: readonly string[]): Promise<Reply<readonly Picture[]>> {
  if (fixed.length === 0) return ok([]);
  const { pictures, failures } = await studio.takePaths(fixed);
  const [refused] = failures;
  if (refused !== undefined) return fail(refused.failure);
  const max = maxInputs(model) - 1;
  return pictures.length > max
    ? fail(englishFailure('usage', `A batch takes at most ${max} fixed pictures; ${pictures.length} were given.`))
    : ok(pictures);
}

/** Its edits that a program left which was killed: they go on before anything is made. */
async function adoptEdits(session: Session, batchId: string): Promise<void> {
  await session.library.settled();
  for (const id of await session.library.live()) {
    const record = await session.library.load(id);
    if (record !== null && session.editStore.summary(record).batch?.id === batchId) await adopt(session, id);
  }
}

async function cancel({ studio, output }: BatchContext, session: Session, id: string): Promise<number> {
  await session.library.settled();
  for (const editId of await session.library.live()) {
    const record = await session.library.load(editId);
    // Not started before the wish is written down.
    if (record !== null && session.editStore.summary(record).batch?.id === id) await session.adoptDead({ only: editId, start: false });
  }
  const cancelled = await studio.batches.cancel(id);
  if (!cancelled.ok) return refuse(output, cancelled.failure);
  const status = await statusOfOne(studio, id);
  const standing = status === null ? null : (await standingIn(session))(status);
  if (standing !== null) output.news(statusRow(standing), batchText(standing));
  const out = status?.counts['under-way'] ?? 0;
  if (out > 0)
    output.note(
      `${out} of it ${out === 1 ? 'is' : 'are'} ${status?.rehearsal === true ? 'in the rehearsal' : 'at SeaArt'} already: “kontext resume” brings ${out === 1 ? 'it' : 'them'} home.`,
    );
  return exitCodes.done;
}

async function statusOfOne(studio: CommandContext['studio'], id: string): Promise<BatchStatus | null> {
  const listed = await studio.batches.list(true);
  return listed.ok ? (listed.value.find((one) => one.id === id) ?? null) : null;
}

/** Under the names of the pictures they were made from. */
async function exportDone(context: BatchContext, session: Session, id: string, to: string): Promise<number> {
  const ids = await doneOf(session, id);
  if (ids.length === 0) return exitCodes.done;
  const { folder: _folder, ...usual } = defaultExport;
  return exportCopies(context, {
    kind: 'export',
    json: false,
    which: { ids },
    choices: { ...usual, name: '{name}' },
    title: null,
    to,
  });
}
