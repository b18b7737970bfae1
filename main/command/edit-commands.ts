// What each command about single edits does, over the same studio as the window. Each answers an exit code.
import { fieldsOf, fillFields } from '../../app/batch/fields.ts';
import { isAtEnd } from '../../app/edits/edit.ts';
import type { EditRecord } from '../../app/edits/record.ts';
import { shownOf } from '../../app/edits/shown.ts';
import { fail, englishFailure, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { KeyStatus, Ran } from '../../app/contract/contract.ts';
import { costOf, formatCost, priceOf } from '../../app/price.ts';
import { findModel, firstModel } from '../../app/models/models.ts';
import type { Model, Parameters } from '../../app/models/model.ts';
import { seedIn } from '../../app/models/recorded.ts';
import { maxInputs, resultsOf } from '../../app/models/roles.ts';
import { noKeychain } from '../platform/keychain.ts';
import type { Studio } from '../studio/studio.ts';
import { awayOf } from '../studio/session/read-ledger.ts';
import type { Session } from '../studio/session/session.ts';
import type { CommandLine } from './arguments.ts';
import { askOfPreset } from './preset-arguments.ts';
import { exitCodes, worstOf } from './exit-codes.ts';
import { withView } from './view-of.ts';
import { followEdits, printEnd } from './follow.ts';
import type { Output } from './output.ts';
import { refuse } from './refuse.ts';
import { takePictures } from './take-pictures.ts';
import { say } from '../../app/messages/say.ts';
import { inEnglish } from '../../app/messages/english.ts';

export type Line<K extends CommandLine['kind']> = Extract<CommandLine, { kind: K }>;
export type CommandContext = { readonly studio: Studio; readonly output: Output; readonly newIntent: () => string };

/** The open library; refuses while it is away, since everything but its index is away with it. */
export function opened(studio: Studio): Reply<Session> {
  const session = studio.session();
  const away = session === null ? studio.libraryFailure() : awayOf(session.library);
  return session === null || away !== null ? fail(away ?? studio.libraryFailure()) : ok(session);
}

/** The open library, where what is run may be sent: a rehearsal needs no key. */
export async function readyToRun(studio: Studio, { rehearsal }: { readonly rehearsal: boolean }): Promise<Reply<Session>> {
  const here = opened(studio);
  if (!here.ok || rehearsal) return here;
  const { key: status } = await studio.handlers['studio.snapshot'](undefined);
  return status.present ? here : fail(withoutKey(status));
}

export async function edit({ studio, output, newIntent }: CommandContext, line: Line<'edit'>): Promise<number> {
  const here = await readyToRun(studio, line);
  if (!here.ok) return refuse(output, here.failure);
  const session = here.value;
  const taken = await takePictures(studio, output, line);
  if (!taken.ok) return refuse(output, taken.failure);
  const asked = line.preset === null ? ok(line) : await askOfPreset(session.library, line.preset, line.count, line.images.length);
  if (!asked.ok) return refuse(output, asked.failure);
  const { parameters } = asked.value;
  // A preset is made for many pictures; an edit has one.
  const prompt = line.preset === null ? line.prompt : fillFields(asked.value.prompt, fieldsOf(taken.value[0]?.name ?? '', 0));
  // A folder may have held more than its name told.
  const model = typeof asked.value.model === 'string' ? (findModel(asked.value.model) ?? firstModel) : asked.value.model;
  const max = maxInputs(model);
  for (const { name, noOpaquePixel } of taken.value)
    if (noOpaquePixel === true)
      output.note(`“${name}” is transparent everywhere: the model may see something else in it than you do, or nothing.`);
  if (taken.value.length > max)
    return refuse(output, englishFailure('usage', `An edit takes at most ${max} pictures; ${taken.value.length} were given.`));

  const [whole, ...others] = taken.value;
  const seen =
    whole === undefined ? null : withView(whole, { turned: line.turned, around: line.crop, covers: line.covers }, model.outputSizes);
  if (seen !== null && !seen.ok) return refuse(output, seen.failure);
  for (const note of seen?.value.notes ?? []) output.note(note);
  const pictures = seen === null ? [] : [seen.value.picture, ...others];

  // Whether this was paid for before can be told only when the whole library is known.
  if (seedIn({ model: model.id, parameters }) !== null && !line.again) await session.library.settled();

  if (!line.rehearsal) await noteCost({ studio, output }, model, parameters, line.count);

  return follow({ studio, output }, () =>
    studio.handlers['edit.run']({
      request: { model: model.id, prompt, pictures, parameters },
      intents: Array.from({ length: line.count }, newIntent),
      next: false,
      evenIfPaid: line.again,
      shown: shownOf(pictures, line.count),
      project: line.project,
    }),
  );
}

/** The same with the record of an edit, once all of the library is known. */
export async function recordToRun(studio: Studio, line: { readonly id: string; readonly rehearsal: boolean }): Promise<Reply<EditRecord>> {
  const here = await readyToRun(studio, line);
  if (!here.ok) return here;
  await here.value.library.settled();
  const record = await here.value.library.load(line.id);
  return record === null ? fail(noEdit(line.id)) : ok(record);
}

const noEdit = (id: string): Failure => makeFailure('edit-not-found', say('exporting.noEdit', { id }));

/** Says what so many edits are thought to cost, where a price was typed. */
export async function noteCost(
  { studio, output }: Pick<CommandContext, 'studio' | 'output'>,
  model: Model,
  parameters: Parameters,
  edits: number,
): Promise<void> {
  const { settings } = await studio.handlers['studio.snapshot'](undefined);
  const cost = costOf(edits * resultsOf(model, parameters), priceOf(settings, model.id));
  if (cost !== null) output.note(`${edits === 1 ? '1 edit' : `${edits} edits`}, about ${formatCost(cost, settings.currency, 'en')}`);
}

/** Begins edits, and prints them to their ends. */
export async function follow(
  { studio, output }: Pick<CommandContext, 'studio' | 'output'>,
  begin: () => Promise<Reply<Ran>>,
): Promise<number> {
  const followed = followEdits(studio, output);
  const ran = await begin();
  if (!ran.ok) {
    followed.close();
    if (ran.failure.kind === 'paid-before') output.note('Add --again to run it all the same.');
    return refuse(output, ran.failure);
  }
  followed.add(ran.value.ids);
  const code = await followed.over();
  followed.close();
  return code;
}

/** A keychain in trouble may hold one: that there is none cannot be said then. */
function withoutKey({ trouble }: KeyStatus): Failure {
  return trouble === null || trouble.id === noKeychain.trouble.id
    ? englishFailure('no-key', 'There is no SeaArt key. Run “kontext key set”, or give it in SEAART_API_KEY, or practise with --rehearsal.')
    : englishFailure(
        'keychain',
        `${inEnglish(trouble)} Or give the key in SEAART_API_KEY, or practise with --rehearsal; nothing was sent.`,
      );
}

export async function resume({ studio, output }: CommandContext, line: Line<'resume'>): Promise<number> {
  const here = opened(studio);
  if (!here.ok) return refuse(output, here.failure);
  const session = here.value;
  const followed = followEdits(studio, output, { keepWaiting: 'limited' });
  const adopted = await adopt(session, line.id);
  const stateOf = (id: string): string => session.editStore.get(id)?.state ?? 'done';
  const codes: number[] = [];

  if (line.requestId !== null && line.id !== null) {
    const named = await studio.handlers['edit.nameRequest']({ id: line.id, requestId: line.requestId });
    if (!named.ok) return refuse(output, named.failure);
    followed.add([line.id]);
  } else if (line.id !== null && !adopted.includes(line.id)) {
    if ((await session.library.load(line.id))?.state === 'done') {
      followed.close();
      return fetchAgain({ studio, output }, line.id);
    }
    const again = await studio.handlers['edit.checkAgain']({ id: line.id });
    if (!again.ok) return refuse(output, again.failure);
    followed.add([line.id]);
  }
  for (const id of adopted) {
    if (id === line.id && line.requestId !== null) continue;
    if (stateOf(id) === 'unknown') codes.push(await printEnd(studio, output, id, { kind: 'ended' }));
    else followed.add([id]);
  }
  if (adopted.length === 0 && line.id === null) output.note('Nothing to go on with.');
  const code = worstOf([...codes, await followed.over()]);
  followed.close();
  if (code === exitCodes.key) await tellKeychain(studio, output);
  return code;
}

/** An edit that is out says that the key is missing; whether it is only out of reach is said after it. */
async function tellKeychain(studio: Studio, output: Output): Promise<void> {
  const { trouble } = (await studio.handlers['studio.snapshot'](undefined)).key;
  if (trouble !== null) output.note(inEnglish(trouble));
}

/** Of an edit that is done, `resume` brings back what is missing of its pictures. */
async function fetchAgain({ studio, output }: Pick<CommandContext, 'studio' | 'output'>, id: string): Promise<number> {
  const fetched = await studio.handlers['edit.fetchAgain']({ id });
  return fetched.ok ? printEnd(studio, output, id, { kind: 'ended' }) : refuse(output, fetched.failure);
}

const releaseMs = 100;
const releaseTries = 20;

/** Takes over what dead programs left. A program that was just killed may need a moment to be gone. */
export async function adopt(session: Session, only: string | null): Promise<readonly string[]> {
  const adopted: string[] = [];
  for (let i = 0; i < releaseTries; i += 1) {
    adopted.push(...(await session.adoptDead({ only, start: true })));
    const alive = (await session.library.live()).filter((id) => session.editStore.get(id) === null && (only === null || id === only));
    if (alive.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, releaseMs));
  }
  return adopted;
}

export async function cancel({ studio, output }: CommandContext, line: Line<'cancel'>): Promise<number> {
  const here = opened(studio);
  if (!here.ok) return refuse(output, here.failure);
  const session = here.value;
  const record = await session.library.load(line.id);
  if (record === null) return refuse(output, noEdit(line.id));
  const followed = followEdits(studio, output);
  // Not started before the wish is written down: a waiting edit must not be sent on the way to being cancelled.
  if (!isAtEnd(record.state) && session.hindrance(record) === null) await session.adoptDead({ only: line.id, start: false });
  if (session.editStore.get(line.id) === null) {
    followed.close();
    return cancelElsewhere(studio, output, session, line.id);
  }
  if (session.editStore.get(line.id)?.state === 'unknown') return printEnd(studio, output, line.id, { kind: 'ended' });
  followed.add([line.id]);
  const cancelled = await studio.handlers['edit.cancel']({ id: line.id });
  if (!cancelled.ok) return refuse(output, cancelled.failure);
  session.queue.add([line.id], false);
  await followed.over();
  followed.close();
  const ended = (await session.library.load(line.id))?.state;
  return ended === 'cancelled' ? exitCodes.done : exitCodes.refused;
}

/** An edit that another program runs, took over just now, or has ended meanwhile. */
async function cancelElsewhere(studio: Studio, output: Output, session: Session, id: string): Promise<number> {
  const record = await session.library.load(id);
  if (record === null) return refuse(output, noEdit(id));
  if (isAtEnd(record.state)) {
    output.note('It is at its end already.');
    return printEnd(studio, output, id, { kind: 'ended' });
  }
  // SeaArt is told from here, and the program that runs it hears of it from SeaArt.
  const reply = await studio.tellCancel(record);
  if (!reply.ok) return refuse(output, (reply.failure.kind === 'usage' ? session.hindrance(record) : null) ?? reply.failure);
  const { rehearsal } = record.service;
  output.row(
    { type: 'cancel', id, asked: true, charged: rehearsal ? 'no' : 'maybe' },
    rehearsal ? 'Asked to cancel; nothing is charged in a rehearsal.' : 'Asked to cancel; it may still be charged.',
  );
  return exitCodes.done;
}

export async function forget({ studio, output }: CommandContext, line: Line<'forget'>): Promise<number> {
  const here = opened(studio);
  if (!here.ok) return refuse(output, here.failure);
  const session = here.value;
  await session.adoptDead({ only: line.id, start: false });
  const forgotten = await studio.handlers['edit.forget']({ id: line.id });
  if (!forgotten.ok) return refuse(output, forgotten.failure);
  const record = await session.library.load(line.id);
  output.row({ type: 'edit', id: line.id, state: record?.state ?? null }, `Forgotten: ${line.id}`);
  return exitCodes.done;
}

export async function show({ studio, output }: CommandContext, line: Line<'show'>): Promise<number> {
  const here = opened(studio);
  if (!here.ok) return refuse(output, here.failure);
  const { library } = here.value;
  await library.settled();
  const record = await library.load(line.id);
  if (record === null) return refuse(output, noEdit(line.id));
  const files = (await Promise.all(record.results.map((_, index) => library.resultPath(line.id, index)))).filter((file) => file !== null);
  const recordPath = await library.recordPath(line.id);
  output.row(
    { type: 'edit', id: line.id, state: record.state, files, record: recordPath, requestId: record.named?.requestId ?? null, edit: record },
    [JSON.stringify(record, null, 2), ...files].join('\n'),
  );
  return exitCodes.done;
}
