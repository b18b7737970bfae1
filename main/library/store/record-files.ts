// Reads and writes the records of edits. A record that cannot be read is left exactly as it is.
import type { z } from 'zod';
import { recordFormat, recordSchema } from '../../../app/edits/record.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import type { FileStamp } from '../../platform/file-stamp.ts';
import { withExactNumbers, withNumbersAsWritten } from './exact-numbers.ts';
import { plainFit } from './plain-fit.ts';
import { errorCode, readSmall, writeDurable } from '../../platform/durable-files.ts';
import { say } from '../../../app/messages/say.ts';
import type { Message } from '../../../app/messages/message.ts';

export const recordBytesLimit = 16 * 1024 * 1024;

export type ReadRecord =
  | { readonly kind: 'record'; readonly record: EditRecord }
  /** Something is there that is not a record of ours. The reason is for a person. */
  | { readonly kind: 'damaged'; readonly reason: Message }
  | { readonly kind: 'missing' };

/** Throws only what is a trouble of the disk itself, not of this file. */
export async function readRecord(path: string): Promise<ReadRecord> {
  try {
    return parseToWriteAgain(await readSmall(path, recordBytesLimit));
  } catch (error) {
    return unreadRecord(error);
  }
}

/** What the failure to open or read one file says about it. */
export function unreadRecord(error: unknown): ReadRecord {
  const code = errorCode(error);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { kind: 'missing' };
    case 'EFBIG':
      return { kind: 'damaged', reason: say('record.tooLarge', { size: recordBytesLimit / 1024 / 1024 }) };
    case 'ELOOP':
    case 'EMLINK':
      return { kind: 'damaged', reason: say('record.isLink') };
    case 'EISDIR':
    case 'EINVAL':
    case 'ENXIO':
      return { kind: 'damaged', reason: say('record.noFile') };
    case 'EACCES':
    case 'EPERM':
      return { kind: 'damaged', reason: say('record.mayNotBeRead') };
    case 'EIO':
      return { kind: 'damaged', reason: say('record.diskUnread') };
    default:
      throw error;
  }
}

/** Writes the record so that readers only ever see a whole one. `fresh` throws EEXIST when the name is taken. */
export function writeRecord(path: string, record: EditRecord, options: { readonly fresh: boolean }): Promise<FileStamp> {
  return writeDurable(path, textOf(record), options);
}

/** A record as it is written. */
export const textOf = (record: EditRecord): string => `${JSON.stringify(withNumbersAsWritten(record), null, 2)}\n`;

/** The field for which this program would call the record damaged when it reads it again; null where it would not. Costs a reading: for first writes. */
export function misfitOf(record: EditRecord): Message | string | null {
  if (Buffer.byteLength(textOf(record)) > recordBytesLimit) return say('record.itsSize');
  const parsed = recordSchema.safeParse(record);
  return parsed.success ? null : fieldOf(parsed.error);
}

const fieldOf = ({ issues: [first] }: z.ZodError): Message | string => first?.path.join('.') || say('record.theWhole');

const fitsPlainly = plainFit(recordSchema);
const utf8 = new TextDecoder('utf-8', { fatal: true });

export function parseRecord(bytes: Uint8Array): ReadRecord {
  let raw: unknown;
  try {
    raw = parseSafely(utf8.decode(bytes));
  } catch {
    return { kind: 'damaged', reason: bytes.byteLength === 0 ? say('record.isEmpty') : say('record.noJson') };
  }
  if (fitsPlainly(raw)) return { kind: 'record', record: raw as EditRecord };
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? raw.format : undefined;
  if (typeof format === 'number' && format > recordFormat) return { kind: 'damaged', reason: say('record.isNewer') };
  const parsed = recordSchema.safeParse(raw);
  if (parsed.success) return { kind: 'record', record: parsed.data };
  return { kind: 'damaged', reason: say('record.misfit', { part: fieldOf(parsed.error) }) };
}

/** As `parseRecord`. Of a record that was made of this one and is written, numbers that this program rounds stay as they were. */
export function parseToWriteAgain(bytes: Uint8Array): ReadRecord {
  const read = parseRecord(bytes);
  return read.kind === 'record' ? { ...read, record: withExactNumbers(read.record, utf8.decode(bytes)) } : read;
}

/** Names that could change what every object is are dropped. The slow way is only taken when the text could hold one, written out or escaped. */
export function parseSafely(text: string): unknown {
  if (!/__proto__|constructor|prototype|\\u/.test(text)) return JSON.parse(text);
  return JSON.parse(text, (key, value: unknown) =>
    key === '__proto__' || key === 'constructor' || key === 'prototype' ? undefined : value,
  );
}
