// The pictures of a batch to come: files and folders as they are now, each with its size and hash. Nothing is kept and nothing decoded yet: what cannot
// be sent is known by its headers, and only damage of its pixels waits for its turn.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { BatchItem } from '../../app/batch/batch.ts';
import { maxItems } from '../../app/batch/limits.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import { misreadSentences } from '../../app/library/misread.ts';
import { errorCode, failureOfDisk, hashFile } from '../platform/durable-files.ts';
import { picturesIn } from '../inputs/inbox.ts';
import type { Library } from '../library/library.ts';
import type { Pictures } from '../pictures/host/pictures.ts';
import { heicDetail } from '../pictures/system-decoder.ts';
import { say } from '../../app/messages/say.ts';

export type Gathered = {
  readonly items: readonly BatchItem[];
  /** `found`: a folder had it; nobody named it. */
  readonly failures: readonly { readonly name: string; readonly found: boolean; readonly failure: Failure }[];
};

/** What a file is, before it is one of a batch. */
export type Glimpse = (file: string) => Promise<Reply<{ readonly sha256: string; readonly bytes: number }>>;

/** `decodesMore`: the system reads what our decoder cannot, and does so when its turn comes. */
export const makeGlimpse =
  ({ glimpse }: Pick<Pictures, 'glimpse'>, decodesMore: boolean): Glimpse =>
  async (file) => {
    const seen = await glimpse(file);
    if (seen.ok || !decodesMore || seen.failure.detail !== heicDetail) return seen;
    try {
      return ok({ sha256: await hashFile(file), bytes: (await stat(file)).size });
    } catch (error) {
      return fail(failureOfDisk(error));
    }
  };

/** Files in the order given, a folder's pictures by their names in its place; each once. `step` hears how many were read. */
export async function gatherFiles(
  glimpse: Glimpse,
  given: readonly string[],
  step: (read: number, of: number) => void = () => undefined,
): Promise<Reply<Gathered>> {
  const named = given.map((one) => path.resolve(one));
  const files = [...new Set((await Promise.all(named.map(picturesIn))).flat())];
  if (files.length === 0) return fail(makeFailure('picture-missing', say('batch.nothingGiven')));
  if (files.length > maxItems) return fail(tooMany(files.length));
  const items: BatchItem[] = [];
  const failures: Gathered['failures'][number][] = [];
  for (const file of files) {
    const name = path.basename(file);
    const read = await readFile(glimpse, file, name);
    if (read.ok) items.push(read.value);
    // The fault is none of the picture's.
    else if (read.failure.kind === 'picture-process') return read;
    else failures.push({ name, found: !named.includes(file), failure: read.failure });
    step(items.length + failures.length, files.length);
  }
  return ok({ items, failures });
}

/** Those of them that can be sent; results of the library are known to be pictures. */
export async function glimpsed(glimpse: Glimpse, given: readonly BatchItem[]): Promise<Gathered> {
  const items: BatchItem[] = [];
  const failures: Gathered['failures'][number][] = [];
  for (const item of given) {
    const seen = item.path === null ? ok(null) : await glimpse(item.path);
    if (seen.ok) items.push(item);
    else failures.push({ name: item.name, found: true, failure: seen.failure });
  }
  return { items, failures };
}

async function readFile(glimpse: Glimpse, file: string, name: string): Promise<Reply<BatchItem>> {
  // No system has such a name, and Node takes the asking for a mistake.
  if (file.includes('\0')) return fail(gone(name));
  try {
    const found = await stat(file);
    if (!found.isFile()) return fail(makeFailure('picture-missing', say('batch.noFile', { name })));
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return fail(gone(name));
    if (code === 'EACCES' || code === 'EPERM')
      return fail(makeFailure('picture-missing', say('batch.forbidden', { name }), { detail: code }));
    return fail(failureOfDisk(error));
  }
  const seen = await glimpse(file);
  return seen.ok ? ok({ name, path: file, result: null, ...seen.value }) : seen;
}

/** A name in which something stands for bytes that are no text is no file's. */
const gone = (name: string): Failure =>
  makeFailure('picture-missing', say(name.includes('\uFFFD') ? 'batch.oddName' : 'batch.gone', { name }));

const pageRows = 500;

/** Every result of the edits that a query finds, oldest first; what they are is known from their records. */
export async function gatherResults(library: Library, query: string): Promise<Reply<Gathered>> {
  await library.settled();
  const { notUnderstood } = await library.find(query);
  if (notUnderstood.length > 0) return fail(makeFailure('usage', say('batch.nothingRun', { words: misreadSentences(notUnderstood) })));
  const found: EditSummary[] = [];
  for (let rows = pageRows; rows === pageRows && found.length <= maxItems;) {
    const page = await library.rows(query, found.length, pageRows);
    found.push(...page);
    rows = page.length;
  }
  return gatherIds(
    library,
    found.toReversed().map(({ id }) => id),
  );
}

/** Every result of these edits. */
export async function gatherIds(library: Library, ids: readonly string[]): Promise<Reply<Gathered>> {
  const items: BatchItem[] = [];
  for (const id of ids) {
    const record = await library.load(id);
    record?.results.forEach(({ file, bytes, sha256 }, index) =>
      items.push({ name: file, path: null, result: { editId: id, index }, bytes, sha256 }),
    );
  }
  if (items.length === 0) return fail(makeFailure('picture-missing', say('batch.noEdits')));
  return items.length > maxItems ? fail(tooMany(items.length)) : ok({ items, failures: [] });
}

const tooMany = (count: number): Failure => makeFailure('usage', say('batch.tooMany', { most: maxItems, count }));
