// A library that is there before the app starts: done edits over some years, each with a small real picture and its true hash.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { inputPath, makeStem, monthFolder, timeAt } from '../../app/library/naming.ts';
import type { BatchMark } from '../../app/edits/batch-mark.ts';
import type { EditRecord, Organised } from '../../app/edits/record.ts';
import { namedOf } from '../fakes/records.ts';
import { idOf, recordOf, shaOf } from '../main/library/records.ts';
import type { Painting } from './painted.ts';

export type Planted = {
  readonly prompt: string;
  readonly at: Date;
  readonly marks?: Partial<Organised>;
  readonly parent?: number;
  readonly hue?: number;
  /** Instead of a small picture of a hue. */
  readonly picture?: Painting;
  /** What it was made from, when that was no edit. */
  readonly photo?: Painting & { readonly name: string };
  /** How it ended, when not with a picture. */
  readonly end?: Pick<EditRecord, 'state' | 'failure'>;
  readonly requestId?: string;
  /** The set that it belongs to. */
  readonly batch?: BatchMark;
};

/** The ids, in the order of `edits`; a parent is a place in that order. */
export async function plantLibrary(folder: string, edits: readonly Planted[]): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const createdAt = new Date(Date.UTC(2023, 0, 1)).toISOString();
  writeFileSync(path.join(folder, 'library.json'), JSON.stringify({ format: 1, id: 'planted-for-a-test', createdAt }));
  const small = await Promise.all(Array.from({ length: 12 }, (_, nth) => paint(nth * 30)));
  const pictureOf = (n: number): Painting =>
    edits[n]?.picture ?? small[Math.floor((edits[n]?.hue ?? n * 30) / 30) % small.length] ?? { bytes: Buffer.alloc(0), ...smallSize };
  for (const [n, { prompt, at, marks, parent, photo, end, requestId, batch }] of edits.entries()) {
    const id = idOf(n);
    const stem = makeStem(timeAt(at.getTime()), prompt, id);
    const month = path.join(folder, monthFolder(stem, at.toISOString()));
    mkdirSync(month, { recursive: true });
    const { bytes, ...size } = pictureOf(n);
    const input = inputOf(parent === undefined ? photo : { ...pictureOf(parent), editId: idOf(parent) });
    if (input !== null) keepInput(folder, input.bytes);
    const file = `${stem}.png`;
    if (end === undefined) writeFileSync(path.join(month, file), bytes);
    const plain = recordOf(n, { prompt });
    const record: EditRecord = {
      ...plain,
      stem,
      createdAt: at.toISOString(),
      timeline: [{ at: at.toISOString(), state: end?.state ?? 'done' }],
      request: {
        ...plain.request,
        parameters: { seed: n },
        inputs: input === null ? [] : [input.record],
      },
      results: end === undefined ? [{ file, sha256: shaOf(bytes), bytes: bytes.length, mediaType: 'image/png', ...size }] : [],
      ...end,
      named: requestId === undefined ? null : namedOf(requestId),
      ...(batch === undefined ? {} : { batch: { ...batch } }),
      organised: { ...plain.organised, ...marks },
    };
    writeFileSync(path.join(month, `${stem}.json`), `${JSON.stringify(record, null, 2)}\n`);
  }
  return edits.map((_, n) => idOf(n));
}

function keepInput(folder: string, picture: Buffer): void {
  const file = path.join(folder, inputPath(shaOf(picture), 'image/png'));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, picture);
}

type Given = { readonly bytes: Buffer; readonly record: EditRecord['request']['inputs'][number] };

function inputOf(from: (Painting & { readonly name?: string; readonly editId?: string }) | undefined): Given | null {
  if (from === undefined) return null;
  const { bytes, width, height, name = 'result.png', editId } = from;
  const parent = editId === undefined ? null : { editId, index: 0 };
  return { bytes, record: { sha256: shaOf(bytes), name, mediaType: 'image/png', bytes: bytes.length, width, height, parent, sent: null } };
}

const smallSize = { width: 312, height: 208 };

/** Hills under a sky of a colour. */
async function paint(hue: number): Promise<Painting> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="312" height="208"><defs><linearGradient id="s" x2="0" y2="1">
    <stop stop-color="hsl(${hue} 55% 42%)"/><stop offset="1" stop-color="hsl(${(hue + 40) % 360} 60% 78%)"/></linearGradient></defs>
    <rect width="312" height="208" fill="url(#s)"/><circle cx="${60 + (hue % 200)}" cy="70" r="22" fill="hsl(${(hue + 60) % 360} 80% 88%)"/>
    <path d="M0 150 Q80 ${90 + (hue % 50)} 160 150 T312 130 V208 H0Z" fill="hsl(${(hue + 120) % 360} 26% 30%)"/></svg>`;
  return { bytes: await sharp(Buffer.from(svg)).png().toBuffer(), ...smallSize };
}
