// What a person can read on the service's own pages: which task a create of an edit made.
import type { EditRecord } from '../../app/edits/record.ts';
import type { Service } from './service.ts';

/** The task of an edit whose outcome is unknown, found by the length of its body and by time; null when the service made none. */
export function taskForEdit(service: Service, records: readonly EditRecord[], id: string): string | null {
  const record = records.find((candidate) => candidate.id === id);
  if (record === undefined) return null;
  const next = records.find((other) => other.id > id && other.posted?.bytes === record.posted?.bytes);
  const made = service.asked.find(
    ({ task, heard, atMs }) =>
      task !== null &&
      heard.promisedBytes === record.posted?.bytes &&
      atMs >= Date.parse(record.createdAt) &&
      (next === undefined || atMs < Date.parse(next.createdAt)),
  );
  return made?.task?.requestId ?? null;
}
