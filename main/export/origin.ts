// What a result was made from, all the way up its family: words alone or pictures of the person's, and which picture it began with.
import type { EditRecord, Input } from '../../app/edits/record.ts';
import type { Origin } from '../../app/export/source-type.ts';
import type { Library } from '../library/library.ts';

/** A picture that something was made from: a result of ours, or one that was given, by its hash. */
export type Source = { readonly kind: 'result'; readonly record: EditRecord; readonly index: number } | Given;
type Given = { readonly kind: 'given' } & Pick<Input, 'sha256' | 'name' | 'mediaType' | 'width' | 'height'>;

type Records = Pick<Library, 'load'>;
/** Families are not this deep; records that name each other in a circle are. */
const maxSteps = 1000;

/** A parent that this library does not have may have been anything: then a picture went in, as it did. */
export async function originOf(library: Records, record: EditRecord): Promise<Origin> {
  const seen = new Set<string>();
  const open = [record];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next.id)) continue;
    seen.add(next.id);
    for (const { parent } of next.request.inputs) {
      const from = parent === null || seen.size > maxSteps ? null : await library.load(parent.editId);
      if (from === null) return 'pictures';
      open.push(from);
    }
  }
  return 'words';
}

/** The first picture of an edit; null for one of words alone. */
export async function inputOf(library: Records, record: EditRecord): Promise<Source | null> {
  const [first] = record.request.inputs;
  if (first === undefined) return null;
  const from = first.parent === null ? null : await library.load(first.parent.editId);
  return from === null || first.parent === null || from.results[first.parent.index] === undefined
    ? { kind: 'given', ...given(first) }
    : { kind: 'result', record: from, index: first.parent.index };
}

const given = ({ sha256, name, mediaType, width, height }: Input) => ({ sha256, name, mediaType, width, height });

/** The picture that the family began with, by the first picture of each step; null when it began with words. */
export async function originalOf(library: Records, record: EditRecord): Promise<Source | null> {
  let at = await inputOf(library, record);
  for (let steps = 0; at?.kind === 'result' && steps < maxSteps; steps += 1) {
    const before: Source | null = await inputOf(library, at.record);
    if (before === null) return at;
    at = before;
  }
  return at;
}
