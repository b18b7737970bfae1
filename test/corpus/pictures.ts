// The pictures of a made library. Small ones are painted once and stand for many edits; those of the newest edits are painted one by one,
// from their parents and by their own words, at the sizes the model sends.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MediaType } from '../../app/edits/record.ts';
import { kontextMax } from '../../app/models/kontext-max.ts';
import { nearestSize } from '../../app/models/check.ts';
import { paint } from '../../main/pictures/painter/paint.ts';
import { makeRandom } from '../crash/random.ts';
import { hexOf, outlineOf } from './edits.ts';
import type { Corpus, PicturesOf, Pixels } from './edits.ts';

/** A picture and where its bytes are. */
export type Painted = Pixels & { readonly path: string; readonly content: Buffer };

const kinds = ['16:9', '3:2', '4:3', '1:1', '9:16'] as const;
const ofEachKind = 4;
const photoCount = 6;
const smallerBy = 8;
const smallSizes = kontextMax.outputSizes.map(({ width, height }) => ({ width: width / smallerBy, height: height / smallerBy }));
const subjects = ['red sky', 'golden forest', 'blue night with rain', 'green hills', 'snow', 'sepia street', 'orange dusk', 'purple haze'];

type PaintOne = {
  readonly into: string;
  readonly prompt: string;
  readonly seed: number;
  readonly ratio: string | null;
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly inputs?: readonly string[];
  readonly small?: boolean;
};

export async function paintOne({ into, inputs = [], small = false, ...job }: PaintOne): Promise<Painted> {
  const reply = await paint({ ...job, inputs, into, strays: [], sizes: small ? smallSizes : kontextMax.outputSizes });
  if (!reply.ok) throw new Error(`${path.basename(into)}: ${reply.failure.message}`);
  const content = readFileSync(into);
  const { width, height, mediaType } = reply.value;
  return {
    sha256: createHash('sha256').update(content).digest('hex'),
    bytes: content.byteLength,
    mediaType,
    width,
    height,
    path: into,
    content,
  };
}

export type Pool = { readonly result: (corpus: Corpus, n: number, index: number) => Painted; readonly photo: (number: number) => Painted };

/** The small pictures, painted into a folder: by ratio and type for results, JPEGs for what people bring. */
export async function paintPool(folder: string, seed: number): Promise<Pool> {
  mkdirSync(folder, { recursive: true });
  const photos: Painted[] = [];
  for (let at = 0; at < photoCount; at += 1)
    photos.push(
      await paintOne({
        into: path.join(folder, `photo-${at}.jpg`),
        prompt: subjects[(at * 3) % subjects.length] ?? '',
        seed: seed * 1000 + 500 + at,
        ratio: kinds[at % kinds.length] ?? null,
        mediaType: 'image/jpeg',
        small: true,
      }),
    );
  const results = new Map<string, Painted[]>();
  for (const ratio of kinds)
    for (const mediaType of ['image/png', 'image/jpeg'] as const) {
      const painted: Painted[] = [];
      for (let at = 0; at < ofEachKind; at += 1)
        painted.push(
          await paintOne({
            into: path.join(folder, `${ratio.replace(':', 'x')}-${at}.${mediaType === 'image/png' ? 'png' : 'jpg'}`),
            prompt: subjects[at % subjects.length] ?? '',
            seed: seed * 1000 + at,
            inputs: [photos[at % photos.length]?.path ?? ''],
            ratio,
            mediaType,
            small: true,
          }),
        );
      results.set(`${ratio} ${mediaType}`, painted);
    }
  return {
    result(corpus, n, index) {
      const { ratio, mediaType } = outlineOf(corpus, n);
      const like = results.get(`${ratio} ${mediaType}`) ?? [];
      return like[(n * 7 + index) % like.length] as Painted;
    },
    photo: (number) => photos[number % photos.length] as Painted,
  };
}

/** Pictures that no file has, at the sizes the model sends: for an index without a folder. */
export function pretendedPictures(corpus: Corpus): PicturesOf {
  const pixels = (thing: number, mediaType: MediaType, width: number, height: number): Pixels => {
    const random = makeRandom(corpus.seed + thing);
    return { sha256: hexOf(random), bytes: Math.floor(1_200_000 + random() * 600_000), mediaType, width, height };
  };
  return {
    result(n, index) {
      const { ratio, mediaType } = outlineOf(corpus, n);
      const [across = 1, down = 1] = ratio.split(':').map(Number);
      const { width, height } = nearestSize(kontextMax.outputSizes, across / down);
      return pixels(n * 4 + index, mediaType, width, height);
    },
    photo: (number) => pixels(number, 'image/jpeg', 2560, 1600),
  };
}
