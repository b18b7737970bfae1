// One edit as the grid, the strip and the queue show it, made from its record alone.
import type { Failure } from '../failure.ts';
import type { EditSummary } from './edit-summary.ts';
import { batchMarkOf } from './batch-mark.ts';
import { failureOf } from './charged.ts';
import { isAtEnd } from './edit.ts';
import { isTrashed } from './trashed.ts';
import type { EditRecord, EditState } from './record.ts';
import { shortPrompt } from './short-prompt.ts';

const maxTags = 100;

/** `present` is false when the result files were not found; `trouble` is a passing one of a living edit. */
export function summarise(record: EditRecord, more: { present?: boolean; trouble?: Failure | null } = {}): EditSummary {
  const last = record.timeline.at(-1);
  const batch = batchMarkOf(record);
  return {
    id: record.id,
    createdAt: record.createdAt,
    state: record.state,
    prompt: shortPrompt(record.request.prompt),
    model: record.model,
    ...(record.imported?.program === undefined ? {} : { editedIn: record.imported.program }),
    ...(record.results.length > 0 && record.results.every(({ unchanged }) => unchanged === true) ? { unchanged: true as const } : {}),
    ...(batch === null ? {} : { batch }),
    rehearsal: record.service.rehearsal,
    parameters: record.request.parameters,
    inputs: record.request.inputs.map(({ sha256, name, width, height, parent, view }) => ({
      sha256,
      name,
      width,
      height,
      parent,
      ...(view === undefined ? {} : { view }),
    })),
    results: record.results.map(({ width, height, bytes, mediaType }) => ({ width, height, bytes, mediaType })),
    requestId: record.named?.requestId ?? null,
    failure: record.failure === null ? null : failureOf(record.service.rehearsal, record.failure),
    trouble: more.trouble == null ? null : failureOf(record.service.rehearsal, more.trouble),
    cancelAsked: record.cancelAskedAt !== null,
    sentAt: timeOf(record, 'submitting'),
    endedAt: isAtEnd(record.state) && last !== undefined ? last.at : null,
    stars: record.organised.stars,
    favourite: record.organised.favourite,
    flag: record.organised.flag,
    label: record.organised.label,
    tags: record.organised.tags.slice(0, maxTags),
    project: record.organised.project,
    trashed: isTrashed(record.organised),
    present: more.present ?? true,
  };
}

function timeOf(record: EditRecord, state: EditState): string | null {
  return record.timeline.findLast((entry) => entry.state === state)?.at ?? null;
}
