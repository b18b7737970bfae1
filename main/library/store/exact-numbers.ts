// Numbers in a record that JSON.parse rounds, as those of other programs may be: the record is written again with what stood there.
import type { EditRecord } from '../../../app/edits/record.ts';

/** As V8 has it since 11.4; the types of ES2024 do not know it yet. */
const json = JSON as unknown as {
  readonly parse: (text: string, reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown) => unknown;
  readonly rawJSON: (text: string) => unknown;
  readonly isRawJSON: (value: unknown) => value is { readonly rawJSON: string };
};

/** On the record itself, so that whatever is made of it by spreading has it too: neither JSON nor a clone for another thread has symbols. */
const asRead = Symbol('numbers as they were written');

/** So many digits, or an exponent: in nearly every record there is none. */
const mayBeRounded = /[\s:[,]-?(?:\d[\d.]{15}|\d[\d.]*e)/i;

/** The very same record where `text`, which it was read from, has no such number. */
export function withExactNumbers(record: EditRecord, text: string): EditRecord {
  if (!mayBeRounded.test(text)) return record;
  const exact = json.parse(text, (_, value, { source = '' }) =>
    typeof value === 'number' && String(value) !== source ? json.rawJSON(source) : value,
  );
  return Object.assign({ ...record }, { [asRead]: exact });
}

/** The record for JSON, its numbers as they were written wherever they still are what they were read as. */
export const withNumbersAsWritten = (record: EditRecord): unknown => (asRead in record ? withNumbersOf(record[asRead], record) : record);

function withNumbersOf(read: unknown, now: unknown): unknown {
  if (json.isRawJSON(read)) return Number(read.rawJSON) === now ? read : now;
  if (!isObject(read) || !isObject(now)) return now;
  const parts = Object.entries(now).map(([key, one]) => [key, withNumbersOf(read[key], one)] as const);
  return Array.isArray(now) ? parts.map(([, one]) => one) : Object.fromEntries(parts);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
