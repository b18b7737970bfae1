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

/** What is done to the marks of some edits: one change of all of them, or of each the marks that are put back, by its id. */
export type Marking = { readonly change: OrganiseChange; readonly now: string } | { readonly marks: ReadonlyMap<string, Marks> };

/** The marks of an edit after it; the very same value when nothing is other than before. */
export function markedBy(marking: Marking, { id, organised }: Pick<EditRecord, 'id' | 'organised'>): Organised {
  if ('change' in marking) return organise(organised, marking.change, marking.now);
  return withMarks(organised, marking.marks.get(id) ?? {});
}

/** The marks with some put in place of theirs; the very same value when nothing is other than before. */
export function withMarks(marks: Organised, wanted: Marks): Organised {
  const given = Object.fromEntries(
    names.filter((name) => wanted[name] !== undefined && !same(markOf(marks, name), wanted[name])).map((name) => [name, wanted[name]]),
  );
  return Object.keys(given).length === 0 ? marks : { ...marks, ...given };
}

/** Of `before`, the marks that are others in `after`. */
export function marksChanged(before: Organised, after: Organised): Marks {
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
