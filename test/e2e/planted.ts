// A library that is there before the app starts: done edits over some years, each with a small real picture and its true hash.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { inputPath, makeStem, monthFolder, timeAt } from '../../app/library/naming.ts';
import type { EditRecord, Organised } from '../../app/edits/record.ts';
import { idOf, recordOf, shaOf } from '../main/library/records.ts';

export type Planted = {
  readonly prompt: string;
  readonly at: Date;
  readonly marks?: Partial<Organised>;
  readonly parent?: number;
  readonly hue?: number;
};

/** The ids, in the order of `edits`; a parent is a place in that order. */
export async function plantLibrary(folder: string, edits: readonly Planted[]): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const createdAt = new Date(Date.UTC(2023, 0, 1)).toISOString();
  writeFileSync(path.join(folder, 'library.json'), JSON.stringify({ format: 1, id: 'planted-for-a-test', createdAt }));
  const pictures = await Promise.all(Array.from({ length: 12 }, (_, nth) => paint(nth * 30)));
  for (const [n, { prompt, at, marks, parent, hue }] of edits.entries()) {
    const id = idOf(n);
    const stem = makeStem(timeAt(at.getTime()), prompt, id);
    const month = path.join(folder, monthFolder(stem, at.toISOString()));
    mkdirSync(month, { recursive: true });
    const picture = pictures[Math.floor((hue ?? n * 30) / 30) % pictures.length] ?? Buffer.alloc(0);
    if (parent !== undefined) keepInput(folder, picture);
    const file = `${stem}.png`;
    writeFileSync(path.join(month, file), picture);
    const plain = recordOf(n, { prompt });
    const record: EditRecord = {
      ...plain,
      stem,
      createdAt: at.toISOString(),
      timeline: [{ at: at.toISOString(), state: 'done' }],
      request: {
        ...plain.request,
        parameters: { seed: n },
        inputs: parent === undefined ? [] : [inputOf(idOf(parent), picture)],
      },
      results: [{ file, sha256: shaOf(picture), bytes: picture.length, mediaType: 'image/png', width: 312, height: 208 }],
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

function inputOf(parentId: string, picture: Buffer): EditRecord['request']['inputs'][number] {
  return {
    sha256: shaOf(picture),
    name: 'result.png',
    mediaType: 'image/png',
    bytes: picture.length,
    width: 312,
    height: 208,
    parent: { editId: parentId, index: 0 },
    sent: null,
  };
}

/** Hills under a sky of a colour. */
function paint(hue: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="312" height="208"><defs><linearGradient id="s" x2="0" y2="1">
    <stop stop-color="hsl(${hue} 55% 42%)"/><stop offset="1" stop-color="hsl(${(hue + 40) % 360} 60% 78%)"/></linearGradient></defs>
    <rect width="312" height="208" fill="url(#s)"/><circle cx="${60 + (hue % 200)}" cy="70" r="22" fill="hsl(${(hue + 60) % 360} 80% 88%)"/>
    <path d="M0 150 Q80 ${90 + (hue % 50)} 160 150 T312 130 V208 H0Z" fill="hsl(${(hue + 120) % 360} 26% 30%)"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
