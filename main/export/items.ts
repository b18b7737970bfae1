// The pictures of an export: which edits, which of their results, under which names, beside which picture before.
import type { EditRecord } from '../../app/edits/record.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure } from '../../app/failure.ts';
import type { Before } from '../../app/export/kinds.ts';
import { fillName, nameFacts } from '../../app/export/name.ts';
import type { Library } from '../library/library.ts';
import { inputOf, originalOf } from './origin.ts';
import { say } from '../../app/messages/say.ts';

export type Records = { readonly library: Library; readonly recordOf: (id: string) => Promise<EditRecord | null> };

export type Item = { readonly record: EditRecord; readonly index: number; readonly name: string };

export type Items = {
  readonly items: readonly Item[];
  /** Edits that have no picture, and ids that no edit has. */
  readonly without: readonly { readonly id: string; readonly failure: Failure }[];
};

/** In the order of the ids, each result of each edit. */
export async function itemsOf({ recordOf }: Records, ids: readonly string[], template: string): Promise<Items> {
  const found: EditRecord[] = [];
  const without: { id: string; failure: Failure }[] = [];
  for (const id of new Set(ids)) {
    const record = await recordOf(id);
    if (record === null) without.push({ id, failure: makeFailure('edit-not-found', say('edit.gone', { id })) });
    else if (record.results.length === 0)
      without.push({ id, failure: makeFailure('picture-missing', say('exporting.noPicture'), { next: 'none' }) });
    else found.push(record);
  }
  const of = found.reduce((sum, { results }) => sum + results.length, 0);
  let n = 0;
  const items = found.flatMap((record) =>
    record.results.map((_, index) => ({ record, index, name: fillName(template, nameFacts(record, index, { n: (n += 1), of })) })),
  );
  return { items, without };
}

/** A picture's file, or why it cannot be exported. */
export async function fileOf({ library }: Records, { record, index }: Item): Promise<string | Failure> {
  const file = await library.resultPath(record.id, index);
  return file ?? makeFailure('picture-missing', say('exporting.pictureGone'));
}

/** The picture before: its file and what to call it; null for a picture made from words, a failure when it is not there. */
export async function beforeOf(
  { library }: Records,
  record: EditRecord,
  before: Before,
): Promise<{ readonly file: string; readonly called: string } | Failure | null> {
  const source = before === 'input' ? await inputOf(library, record) : await originalOf(library, record);
  if (source === null) return null;
  const file = source.kind === 'given' ? await library.inputPath(source.sha256) : await library.resultPath(source.record.id, source.index);
  if (file === null) return makeFailure('picture-missing', say('exporting.beforeGone'));
  return { file, called: source.kind === 'given' ? source.name : (source.record.results[source.index]?.file ?? '') };
}

export const isFailure = (value: object | string | null): value is Failure =>
  value !== null && typeof value === 'object' && 'charged' in value;
