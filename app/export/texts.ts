// Everything that an exported picture says about itself, as texts; the picture process puts them where its kind of file has room.
import type { EditRecord } from '../edits/record.ts';
import type { MetadataPolicy } from './kinds.ts';
import { exportedRecord } from './own-record.ts';
import { parametersText } from './parameters-text.ts';
import type { Origin } from './source-type.ts';
import { xmpPacket } from './xmp.ts';

export type ExportTexts = {
  /** For image organisers. */
  readonly parameters: string | null;
  /** The instruction alone, as photo programs show it under a picture. */
  readonly description: string;
  /** Our record as JSON, where a chunk of its own can hold it. */
  readonly own: string | null;
  /** The packet with our record in it, where there is room for any: programs that drop `own` keep the packet. */
  readonly xmp: string;
  /** For files without room for `own` elsewhere: with our record in it, without it, and with few words; a JPEG takes the first that fits. */
  readonly packets: readonly string[];
  readonly program: string;
  /** When it was made, `2026:11:23 14:32:05`, and how far from UTC that clock was, `+01:00`; null when it is not known. */
  readonly made: { readonly at: string; readonly offset: string } | null;
};

/** Instructions beyond this do not fit beside the rest into a JPEG. */
const shortLetters = 2000;

/** Null when the copy is to say nothing. */
export function textsOf(
  record: EditRecord,
  index: number,
  { origin, policy, version }: { readonly origin: Origin; readonly policy: MetadataPolicy; readonly version: string },
): ExportTexts | null {
  if (policy === 'none' || policy === 'untouched') return null;
  const program = `Kontext Studio ${version}`;
  const full = policy === 'full';
  const own = full ? JSON.stringify(exportedRecord(record, index)) : null;
  const packet = (said: EditRecord, kept: string | null): string => xmpPacket({ record: said, index, origin, program, own: kept });
  const plain = packet(record, null);
  const words = Array.from(record.request.prompt.slice(0, shortLetters * 2)).slice(0, shortLetters);
  const short = { ...record, request: { ...record.request, prompt: words.join('') } };
  return {
    parameters: full ? parametersText(record, index, program) : null,
    description: record.request.prompt.trim(),
    own,
    xmp: own === null ? plain : packet(record, own),
    packets: [...(own === null ? [] : [packet(record, own)]), plain, packet(short, null)],
    program,
    made: localTime(record.createdAt),
  };
}

function localTime(iso: string): ExportTexts['made'] {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return null;
  const minutes = -at.getTimezoneOffset();
  return clockOf(at.getTime() + minutes * 60_000, minutes);
}

/** What a clock showed: `clockMs` is its reading as if it were UTC, `minutes` how far it was ahead of UTC. */
export function clockOf(clockMs: number, minutes: number): NonNullable<ExportTexts['made']> {
  const two = (value: number): string => String(value).padStart(2, '0');
  const [date = '', time = ''] = new Date(clockMs).toISOString().slice(0, 19).split('T');
  const ahead = Math.abs(minutes);
  return {
    at: `${date.replaceAll('-', ':')} ${time}`,
    offset: `${minutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`,
  };
}
