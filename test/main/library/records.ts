// Records as the program would write them, for tests of the library.
import { createHash } from 'node:crypto';
import { makeStem, timeAt } from '../../../app/library/naming.ts';
import { notOrganised } from '../../../app/edits/record.ts';
import type { EditRecord, Result } from '../../../app/edits/record.ts';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The id of the n-th edit: its time is one minute after the one before. */
export function idOf(n: number): string {
  let time = Date.UTC(2026, 9, 1) + n * 60_000;
  let head = '';
  for (let i = 0; i < 10; i += 1) {
    head = crockford[time % 32] + head;
    time = Math.floor(time / 32);
  }
  let rest = n;
  let tail = '';
  for (let i = 0; i < 16; i += 1) {
    tail = crockford[rest % 32] + tail;
    rest = Math.floor(rest / 32);
  }
  return head + tail;
}

export function shaOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The n-th edit, done unless said; minutes count from 2026-10-01. */
export function recordOf(n: number, change: Partial<EditRecord> & { readonly prompt?: string } = {}): EditRecord {
  const { prompt = `make the sky ${n}`, ...rest } = change;
  const at = new Date(Date.UTC(2026, 9, 1) + n * 60_000);
  const createdAt = at.toISOString();
  return {
    format: 1,
    id: idOf(n),
    intent: `intent-${n}`,
    stem: makeStem(timeAt(at.getTime()), prompt, idOf(n)),
    createdAt,
    app: { version: '0.1.0' },
    model: 'flux_kontext_max',
    service: { baseUrl: 'https://cloud.seaart.ai/model', rehearsal: false },
    request: { prompt, inputs: [], parameters: {}, sending: { longSide: 2048, asIs: false } },
    state: 'done',
    timeline: [],
    cancelAskedAt: null,
    named: null,
    outputs: [],
    results: [],
    failure: null,
    answers: [],
    repeats: null,
    owner: null,
    organised: notOrganised,
    ...rest,
  };
}

export function resultOf(file: string, content: Uint8Array): Result {
  return { file, sha256: shaOf(content), bytes: content.byteLength, mediaType: 'image/png', width: 1248, height: 832 };
}
