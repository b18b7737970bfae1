// “kontext watch”: folders whose new pictures wait until somebody says so. What a release begins is a batch.
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { fail, englishFailure, ok } from '../../app/failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import { inOneLine } from '../../app/in-one-line.ts';
import type { WatchedFolder, WatchedNow } from '../../app/contract/contract.ts';
import type { Library } from '../library/library.ts';
import { savedNamed } from '../library/store/saved-files.ts';
import { readChain } from '../chains/chain-files.ts';
import { opened } from './edit-commands.ts';
import type { Line, CommandContext } from './edit-commands.ts';
import { counted } from './counted.ts';
import { exitCodes } from './exit-codes.ts';
import { notAskedYet } from './preset-arguments.ts';
import { refuse } from './refuse.ts';

type BatchAction = Line<'batch'>['action'];

type WatchAction = Line<'watch'>['action'];
type Parts = Pick<CommandContext, 'studio' | 'output'>;

/** Lists, adds and lets go of watched folders. Which there are is known, and one may be removed, while the library is away. */
export async function watch({ studio, output }: CommandContext, { action }: Line<'watch'>): Promise<number> {
  const here = opened(studio);
  if (!here.ok && action.kind !== 'list' && action.kind !== 'remove') return refuse(output, here.failure);
  const { watched } = studio.batches;
  const tell = (now: WatchedNow, counted: boolean): void => {
    if (now.trouble !== null) output.failure(now.trouble, null);
    for (const one of now.folders) output.row(rowOf(one, counted), textOf(one, counted));
  };
  switch (action.kind) {
    case 'list':
      tell(await watched.handlers['watched.list'](undefined), false);
      return exitCodes.done;
    case 'outbox':
      tell(await watched.outbox(), true);
      return exitCodes.done;
    case 'add':
      return add({ studio, output }, action, here.ok ? here.value.library : null);
    case 'remove':
      return remove({ studio, output }, action.folder);
    case 'leave':
      return leave({ studio, output }, action.folder);
  }
}

async function add(
  { studio, output }: Parts,
  { folder, use }: Extract<WatchAction, { kind: 'add' }>,
  library: Library | null,
): Promise<number> {
  const found = use === null || library === null ? ok(null) : await named(library, use);
  if (!found.ok) return refuse(output, found.failure);
  const added = await studio.batches.watched.add(folder, use);
  if (!added.ok) return refuse(output, added.failure);
  output.row(rowOf(added.value, false), `Watched: ${textOf(added.value, false)}`);
  output.note('What lies there now is done; “kontext watch --outbox” says what is new.');
  return exitCodes.done;
}

async function remove({ studio, output }: Parts, asked: string): Promise<number> {
  const { handlers } = studio.batches.watched;
  const found = await inList(await handlers['watched.list'](undefined), asked);
  if (!found.ok) return refuse(output, found.failure);
  const { key, folder } = found.value;
  const done = await handlers['watched.remove']({ key });
  if (!done.ok) return refuse(output, done.failure);
  output.news({ type: 'watched', folder, removed: true }, `${folder} is not watched any more.`);
  return exitCodes.done;
}

/** What waits in a folder now is left out for good. In a folder that cannot be read it is not known what that would be. */
async function leave({ studio, output }: Parts, asked: string): Promise<number> {
  const { watched } = studio.batches;
  const found = await inList(await watched.outbox(), asked);
  if (!found.ok) return refuse(output, found.failure);
  const { key, folder, waiting, trouble } = found.value;
  if (trouble !== null) return refuse(output, trouble);
  const done = await watched.handlers['watched.leave']({ key });
  if (!done.ok) return refuse(output, done.failure);
  output.news({ type: 'watched', folder, left: waiting }, `${counted(waiting, 'picture')} in ${folder} left.`);
  return exitCodes.done;
}

/** Checked when it is said, and not only when pictures wait. */
const named = (library: Library, { kind, name }: NonNullable<WatchedFolder['use']>): Promise<Reply<unknown>> =>
  kind === 'chain' ? readChain(library, name) : savedNamed(library, 'preset', name);

/** What a release begins: the chain or preset that the folder is watched for, over what waits there now. */
export async function releaseAction(
  { studio }: Pick<CommandContext, 'studio'>,
  { folder, fields, values, pilot, set, project }: Extract<BatchAction, { kind: 'release' }>,
): Promise<Reply<Extract<BatchAction, { kind: 'start' | 'chain' }>>> {
  const found = await inList(await studio.batches.watched.outbox(), folder);
  if (!found.ok) return found;
  const { key, use } = found.value;
  const waiting = studio.batches.watched.waitingIn(key);
  if (!waiting.ok) return waiting;
  const common = { from: { watched: key }, pilot, set, project } as const;
  if (use === null)
    return fail(
      englishFailure(
        'usage',
        'This folder has neither a chain nor a preset, so there are no words to send. Choose one in the window, in Settings under Watched folders, or remove it and add it with --chain or --preset.',
      ),
    );
  if (use.kind === 'preset') return ok({ kind: 'start', ...notAskedYet, preset: { name: use.name, fields, values }, fixed: [], ...common });
  if (fields.size > 0) return fail(englishFailure('usage', '--field fills a field of a preset; this folder has a chain.'));
  return ok({ kind: 'chain', of: { name: use.name }, approve: false, ...common });
}

async function inList({ folders, trouble }: WatchedNow, given: string): Promise<Reply<WatchedFolder>> {
  const absolute = path.resolve(given);
  const real = await realpath(absolute).catch(() => absolute);
  const found = folders.find(({ folder }) => folder === real || folder === absolute);
  return found === undefined ? fail(trouble ?? notWatched(absolute)) : ok(found);
}

const notWatched = (folder: string): Failure =>
  englishFailure('usage', `${folder} is not watched. “kontext watch --list” says which folders are.`);

const useText = ({ use }: WatchedFolder): string => (use === null ? 'the words of the window' : `${use.kind} ${use.name}`);

const rowOf = (one: WatchedFolder, withCount: boolean): Readonly<Record<string, unknown>> => ({
  type: 'watched',
  folder: one.folder,
  ...(one.use === null ? {} : { [one.use.kind]: one.use.name }),
  ...(withCount ? { waiting: one.waiting } : {}),
  ...(one.trouble === null ? {} : { trouble: one.trouble.message }),
});
const textOf = (one: WatchedFolder, withCount: boolean): string =>
  [
    inOneLine(one.folder),
    inOneLine(useText(one)),
    withCount ? `${counted(one.waiting, 'picture')} waiting` : '',
    one.trouble?.message ?? '',
  ]
    .filter((part) => part !== '')
    .join('  ');
