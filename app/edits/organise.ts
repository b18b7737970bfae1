// How a person marks an edit: stars, flag, label, tags, note, project, trash. Pure: a record's marks and a change in, marks out.
import { z } from 'zod';
import { changedTags, writtenInOneLine } from './compared.ts';
import { maxMarks } from './labels.ts';
import { organisedSchema } from './record.ts';
import type { EditRecord, Organised } from './record.ts';
import { isTrashed } from './trashed.ts';

const tagName = z.string().trim().min(1).max(maxMarks.name);

/** What one act changes; what it does not name stays. Tags are added and taken away, so that others stay. */
export const organiseChangeSchema = z
  .object({
    stars: organisedSchema.shape.stars,
    favourite: z.boolean(),
    flag: organisedSchema.shape.flag,
    label: z.string().overwrite(writtenInOneLine).min(1).max(maxMarks.label).nullable(),
    addTags: z.array(tagName).max(maxMarks.tags),
    removeTags: z.array(tagName).max(maxMarks.tags),
    note: z.string().max(maxMarks.note),
    project: z.string().overwrite(writtenInOneLine).min(1).max(maxMarks.name).nullable(),
    trashed: z.boolean(),
  })
  .partial();
export type OrganiseChange = z.infer<typeof organiseChangeSchema>;

/** Marks as they were: what an undo puts back. */
export const marksSchema = z
  .object({
    stars: organisedSchema.shape.stars,
    favourite: z.boolean(),
    flag: organisedSchema.shape.flag,
    label: organisedSchema.shape.label,
    tags: organisedSchema.shape.tags,
    note: z.string().max(1_000_000),
    project: organisedSchema.shape.project,
    trashedAt: z.string().max(40).nullable(),
  })
  .partial();
export type Marks = z.infer<typeof marksSchema>;

/** What became of the marks of an edit: those that a change made others, as they were, and as it left them. */
export type MarksTurned = { readonly marks: Marks; readonly left: Marks };

const names = ['stars', 'favourite', 'flag', 'label', 'tags', 'note', 'project', 'trashedAt'] as const satisfies readonly (keyof Marks)[];

/** The marks after a change; the very same value when nothing is other than before. `now` is a time in ISO 8601. */
export function organise(marks: Organised, change: OrganiseChange, now: string): Organised {
  const { addTags, removeTags, trashed, ...plain } = change;
  return withMarks(marks, {
    ...plain,
    ...(addTags === undefined && removeTags === undefined ? {} : { tags: changedTags(marks.tags, addTags ?? [], removeTags ?? []) }),
    ...(trashed === undefined || trashed === isTrashed(marks) ? {} : { trashedAt: trashed ? now : null }),
  });
}

/** What is done to the marks of some edits: one change of all of them, or what a change did to each is taken back, by its id. */
export type Marking = { readonly change: OrganiseChange; readonly now: string } | { readonly turned: ReadonlyMap<string, MarksTurned> };

/** The marks of an edit after it; the very same value when nothing is other than before. */
export function markedBy(marking: Marking, { id, organised }: Pick<EditRecord, 'id' | 'organised'>): Organised {
  if ('change' in marking) return organise(organised, marking.change, marking.now);
  const turned = marking.turned.get(id);
  return turned === undefined ? organised : putBack(organised, turned);
}

/** The marks as they were before a change, as far as they are still as it left them: what was changed since stays. The very same value when nothing is other than before. */
export function putBack(marks: Organised, { marks: were, left }: MarksTurned): Organised {
  const still = names.filter((name) => same(markOf(marks, name), left[name] ?? null)).map((name) => [name, were[name]]);
  const back: Marks = Object.fromEntries(still);
  if (back.tags !== undefined || were.tags === undefined || left.tags === undefined) return withMarks(marks, back);
  // Each tag is a mark of its own.
  const [taken, given] = [changedTags(were.tags, [], left.tags), changedTags(left.tags, [], were.tags)];
  return withMarks(marks, { ...back, tags: changedTags(marks.tags, taken, given) });
}

/** The marks with some put in place of theirs; the very same value when nothing is other than before. */
function withMarks(marks: Organised, wanted: Marks): Organised {
  const given = Object.fromEntries(
    names.filter((name) => wanted[name] !== undefined && !same(markOf(marks, name), wanted[name])).map((name) => [name, wanted[name]]),
  );
  return Object.keys(given).length === 0 ? marks : { ...marks, ...given };
}

/** What a change did, from which it is taken back. */
export const marksTurned = (before: Organised, after: Organised): MarksTurned => ({
  marks: marksChanged(before, after),
  left: marksChanged(after, before),
});

/** Of `before`, the marks that are others in `after`. */
function marksChanged(before: Organised, after: Organised): Marks {
  return Object.fromEntries(
    names.filter((name) => !same(markOf(before, name), markOf(after, name))).map((name) => [name, markOf(before, name)]),
  );
}

/** Records from before there was a trash have no such mark. */
function markOf(marks: Organised, name: (typeof names)[number]): unknown {
  return marks[name] ?? null;
}

function same(first: unknown, second: unknown): boolean {
  return JSON.stringify(first) === JSON.stringify(second);
}
