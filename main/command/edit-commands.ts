// What each command about single edits does, over the same studio as the window. Each answers an exit code.
import { isAtEnd } from '../../app/edits/edit.ts';
import type { EditRecord } from '../../app/edits/record.ts';
import { estimateTokens } from '../../app/edits/tokens.ts';
import { fail, englishFailure, ok } from '../../app/failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { KeyStatus, Ran } from '../../app/contract/contract.ts';
import { costOf, formatCost, priceOf } from '../../app/price.ts';
import type { Model, Parameters } from '../../app/models/model.ts';
import { resultsOf } from '../../app/models/roles.ts';
import { misreadEnvironment } from '../platform/keychain.ts';
import { noKeychain } from '../platform/keychain-entry.ts';
import type { Studio } from '../studio/studio.ts';
import { openNow } from '../studio/session/open-now.ts';
import { notFound } from '../studio/session/read-ledger.ts';
import type { Session } from '../studio/session/session-type.ts';
import type { CommandLine } from './arguments.ts';
import { counted } from './counted.ts';
import { exitCodes } from './exit-codes.ts';
import { followEdits, printEnd } from './follow.ts';
import type { Output } from './output.ts';
import { refuse } from './refuse.ts';
import { inEnglish } from '../../app/messages/english.ts';
import type { Message } from '../../app/messages/message.ts';
import { makeFailure } from '../../app/make-failure.ts';

export type Line<K extends CommandLine['kind']> = Extract<CommandLine, { kind: K }>;
export type CommandContext = {
  readonly studio: Studio;
  readonly output: Output;
  /** By the intent of a press an edit is made once, however often it is asked for. */
  readonly newIntent: () => string;
};

/** The open library; refuses while it is away. */
export const opened = (studio: Studio): Reply<Session> => openNow(studio.session(), studio.libraryFailure);

/** The open library, where what is run may be sent: a rehearsal needs no key. */
export async function readyToRun(studio: Studio, { rehearsal }: { readonly rehearsal: boolean }): Promise<Reply<Session>> {
  const here = opened(studio);
  if (!here.ok || rehearsal) return here;
  const { key: status } = await studio.handlers['studio.snapshot'](undefined);
  return status.present ? here : fail(withoutKey(status));
}

/** The same with the record of an edit, once all of the library is known. */
export async function recordToRun(studio: Studio, line: { readonly id: string; readonly rehearsal: boolean }): Promise<Reply<EditRecord>> {
  const here = await readyToRun(studio, line);
  if (!here.ok) return here;
  await here.value.library.settled();
  const record = await here.value.library.load(line.id);
  return record === null ? fail(notFound(here.value, line.id)) : ok(record);
}

/** Says what so many edits are thought to cost, where a price was typed. */
export async function noteCost(
  { studio, output }: Pick<CommandContext, 'studio' | 'output'>,
  model: Model,
  parameters: Parameters,
  edits: number,
): Promise<void> {
  const { settings } = await studio.handlers['studio.snapshot'](undefined);
  const cost = costOf(edits * resultsOf(model, parameters), priceOf(settings, model.id));
  if (cost !== null) output.note(`${counted(edits, 'edit')}, about ${formatCost(cost, settings.currency, 'en')}`);
}

/** Beyond what the model reads words cost as much and may do nothing. */
export function noteLength(output: Output, { promptTokens }: Model, prompt: string): void {
  const tokens = estimateTokens(prompt);
  if (tokens > promptTokens)
    output.note(`The instruction is about ${tokens} tokens; the model reads about ${promptTokens}, so what comes last may not count.`);
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
    const code = refuse(output, ran.failure);
    if (ran.failure.kind === 'paid-before') output.note('Add --again to run it all the same.');
    return code;
  }
  followed.add(ran.value.ids);
  const code = await followed.over();
  followed.close();
  return code;
}

/** A keychain in trouble may hold one: that there is none cannot be said then. */
function withoutKey({ trouble }: KeyStatus): Failure {
  if (trouble?.id === misreadEnvironment.id) return makeFailure('no-key', misreadEnvironment);
  return trouble === null || trouble.id === noKeychain.trouble.id
    ? englishFailure('no-key', 'There is no SeaArt key. Run “kontext key set”, or give it in SEAART_API_KEY, or practise with --rehearsal.')
    : englishFailure(
        'keychain',
        `${inEnglish(trouble)} Or give the key in SEAART_API_KEY, or practise with --rehearsal; nothing was sent.`,
      );
}

/** Beside a keychain in trouble. Nothing that is typed is kept for a session here: a command has none. */
const withoutKeychain = 'A key in SEAART_API_KEY is used without it.';
export const keyTrouble = (trouble: Message): string =>
  trouble.id === misreadEnvironment.id ? inEnglish(trouble) : `${inEnglish(trouble)} ${withoutKeychain}`;

/** An edit that is out says that the key is missing; whether it is only out of reach is said after it. */
export async function tellKeychain(studio: Studio, output: Output): Promise<void> {
  const { trouble } = (await studio.handlers['studio.snapshot'](undefined)).key;
  if (trouble !== null) output.note(keyTrouble(trouble));
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

/** Cancels an edit: at SeaArt too, where it was sent. */
export async function cancel({ studio, output }: CommandContext, line: Line<'cancel'>): Promise<number> {
  const here = opened(studio);
  if (!here.ok) return refuse(output, here.failure);
  const session = here.value;
  const record = await session.library.load(line.id);
  if (record === null) return refuse(output, notFound(here.value, line.id));
  const followed = followEdits(studio, output);
  // Not started before the wish is written down: a waiting edit must not be sent on the way to being cancelled.
  if (!isAtEnd(record.state) && session.hindrance(record) === null)
    await session.adoptDead({ only: line.id, start: false, evenElsewhere: record.state === 'submitting' });
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
  if (record === null) return refuse(output, notFound(session, id));
  if (isAtEnd(record.state)) {
    output.note('It is at its end already.');
    return printEnd(studio, output, id, { kind: 'ended' });
  }
  if (record.state === 'waiting' && session.hindrance(record) === null) {
    const cancelled = await studio.handlers['edit.cancel']({ id });
    return cancelled.ok ? printEnd(studio, output, id, { kind: 'ended' }).then(() => exitCodes.done) : refuse(output, cancelled.failure);
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

/** Lets an edit go whose outcome nobody knows. Its record stays. */
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

/** Prints the record of an edit, and where its files are. */
export async function show({ studio, output }: CommandContext, line: Line<'show'>): Promise<number> {
  const here = opened(studio);
  if (!here.ok) return refuse(output, here.failure);
  const { library } = here.value;
  await library.settled();
  const record = await library.load(line.id);
  if (record === null) return refuse(output, notFound(here.value, line.id));
  const files = (await Promise.all(record.results.map((_, index) => library.resultPath(line.id, index)))).filter((file) => file !== null);
  const recordPath = await library.recordPath(line.id);
  output.row(
    { type: 'edit', id: line.id, state: record.state, files, record: recordPath, requestId: record.named?.requestId ?? null, edit: record },
    [JSON.stringify(record, null, 2), ...files].join('\n'),
  );
  return exitCodes.done;
}
