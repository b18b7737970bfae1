// Which pictures a batch is begun with: what cannot be sent is said and left out, before anything is written.
import { fail, englishFailure, ok } from '../../app/failure.ts';
import type { Failure, FailureKind, Reply } from '../../app/failure.ts';
import { comesFrom } from '../batch/comes-from.ts';
import { gatherResults } from '../batch/gather.ts';
import type { Gathered } from '../batch/gather.ts';
import type { Session } from '../studio/session/session-type.ts';
import type { CommandContext, Line } from './edit-commands.ts';
import type { From } from './batch-arguments.ts';
import { makeThrottle } from '../platform/throttle.ts';

/** What is wrong with the file itself. A name that somebody gave and is none, or a drive that does not read, is no reason to run what is left. */
const ofFile: ReadonlySet<FailureKind> = new Set<FailureKind>(['picture-unsupported', 'picture-too-large', 'picture-damaged']);
const maxNamed = 10;

export async function gatherPictures(
  { studio, output, stopping }: CommandContext & { readonly stopping: AbortSignal },
  from: From,
  session: Session,
): Promise<Reply<Gathered>> {
  const soon = makeThrottle(2000, performance.now());
  const step = (read: number, of: number): void => {
    if (!stopping.aborted) soon(() => output.note(`${read} of ${of} files read`));
  };
  const gathered = await ('query' in from
    ? gatherResults(session.library, from.query)
    : 'watched' in from
      ? waiting(studio, from.watched)
      : studio.batches.gatherFiles(from.paths, step));
  if (!gathered.ok) return gathered;
  const { items, failures } = gathered.value;
  const missing = failures.find(({ failure, found }) => !ofFile.has(failure.kind) && !(found && failure.kind === 'picture-missing'));
  if (missing !== undefined) return fail(missing.failure);
  const [first] = failures;
  if (first !== undefined && items.length === 0 && failures.length === 1) return fail(first.failure);
  for (const { name, failure } of failures)
    output.news({ type: 'left-out', name, kind: failure.kind, message: failure.message }, `Left out: ${failure.message}`);
  if (items.length > 0 || first === undefined) return gathered;
  const more = failures.length > maxNamed ? `, and ${failures.length - maxNamed} more` : '';
  const names = failures.slice(0, maxNamed).map(({ name }) => name);
  return fail(englishFailure(first.failure.kind, `No file of these can be sent, so nothing was begun: ${names.join(', ')}${more}.`));
}

async function waiting({ batches }: CommandContext['studio'], key: string): Promise<Reply<Gathered>> {
  const found = batches.watched.waitingIn(key);
  return found.ok ? ok(await batches.glimpsed(found.value)) : found;
}

/** Copies in a folder that pictures are taken from would be edited, and paid for, by the next batch of it. */
export async function feedsItself({ action, exportTo }: Line<'batch'>): Promise<Failure | null> {
  if (exportTo === null || (action.kind !== 'start' && action.kind !== 'chain') || !('paths' in action.from)) return null;
  if (!(await comesFrom(action.from.paths, exportTo))) return null;
  const words =
    'the pictures of this batch come from that folder, and the next batch of it would buy edits of the copies. Name another folder.';
  return englishFailure('usage', `--export ${exportTo}: ${words}`);
}
