// Paints a rehearsed result: a real change to the real pictures, by the words of the instruction and the seed.
import { basename } from 'node:path';
import { fail, ok } from '../../../app/failure.ts';
import type { Reply } from '../../../app/failure.ts';
import { nearestSize, readRatio } from '../../../app/models/check.ts';
import type { Size } from '../../../app/models/model.ts';
import { writeDurable } from '../../files.ts';
import type { Painted, PaintJob } from '../../pictures/jobs.ts';
import { damaged, lookAt } from '../../pictures/look.ts';
import { readSource } from '../../pictures/source.ts';
import { blend, cropped, shade, smoothstep, toSharp } from './canvas.ts';
import type { Canvas, Mask, Shader } from './canvas.ts';
import { landscape } from './landscape.ts';
import { lookShaders, recolour, seedLook } from './looks.ts';
import { withMark } from './mark.ts';
import { makeNoise, makeRandom } from './random.ts';
import { skyMask, subjectMask } from './subject.ts';
import { raindrops, snowflakes, texture } from './textures.ts';
import { readWords } from './words.ts';
import type { Words } from './words.ts';

export async function paint(job: PaintJob): Promise<Reply<Painted>> {
  const files: Buffer[] = [];
  let first: Size | null = null;
  for (const path of job.inputs) {
    const source = await readSource(path, basename(path));
    if (!source.ok) return source;
    const look = await lookAt(source.value);
    if (!look.ok) return look;
    first ??= { width: look.value.width, height: look.value.height };
    files.push(source.value.bytes);
  }
  const words = readWords(job.prompt);
  const size = nearestSize(job.sizes, (job.ratio === null ? null : readRatio(job.ratio)) ?? ownRatio(first, words));
  try {
    const random = makeRandom(job.seed);
    const base = files.length === 0 ? landscape(size.width, size.height, random, words.colour) : await arrange(files, size, words);
    const changed = await change(mirrored(base, words.mirror), words, job.seed, files.length === 0);
    const image = toSharp(withMark(changed));
    const bytes = await (job.mediaType === 'image/png' ? image.png({ compressionLevel: 6 }) : image.jpeg({ quality: 92 })).toBuffer();
    await writeDurable(job.into, bytes);
    return ok({ ...size, mediaType: job.mediaType, bytes: bytes.byteLength });
  } catch (error) {
    return fail(damaged(basename(job.inputs[0] ?? job.into), error));
  }
}

function ownRatio(first: Size | null, { turn }: Words): number {
  if (first === null) return 1;
  return turn === 90 || turn === 270 ? first.height / first.width : first.width / first.height;
}

/** One picture fills the canvas; two can become one; more stand beside each other. */
async function arrange(files: readonly Buffer[], { width, height }: Size, words: Words): Promise<Canvas> {
  const [one, two] = files;
  const fill = (file: Buffer): Promise<Canvas> => cropped(file, width, height, words.turn);
  if (one === undefined) throw new Error('nothing to arrange');
  if (two === undefined) return fill(one);
  if (files.length === 2 && words.where === 'background') {
    const front = await fill(one);
    const subject = await subjectMask(front);
    return blend(await fill(two), front, (pixel) => subject[pixel] ?? 0);
  }
  if (files.length === 2 && words.together) {
    return blend(await fill(one), await fill(two), (pixel) => 0.15 + 0.7 * smoothstep(0.2, 0.8, (pixel % width) / width));
  }
  const columns = files.length === 4 ? 2 : width >= height ? files.length : 1;
  const rows = Math.ceil(files.length / columns);
  const bytes = new Uint8Array(width * height * 3);
  for (const [index, file] of files.entries()) {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const [left, top] = [Math.round((column * width) / columns), Math.round((row * height) / rows)];
    const [right, bottom] = [Math.round(((column + 1) * width) / columns), Math.round(((row + 1) * height) / rows)];
    const part = await cropped(file, right - left, bottom - top, words.turn);
    for (let y = 0; y < part.height; y += 1)
      bytes.set(part.bytes.subarray(y * part.width * 3, (y + 1) * part.width * 3), ((top + y) * width + left) * 3);
  }
  return { width, height, bytes };
}

function mirrored(canvas: Canvas, mirror: Words['mirror']): Canvas {
  if (mirror === 'no') return canvas;
  const { width, height } = canvas;
  const bytes = new Uint8Array(canvas.bytes.length);
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, to += 3) {
      const from = ((mirror === 'down' ? height - 1 - y : y) * width + (mirror === 'across' ? width - 1 - x : x)) * 3;
      bytes.set(canvas.bytes.subarray(from, from + 3), to);
    }
  }
  return { width, height, bytes };
}

async function change(canvas: Canvas, words: Words, seed: number, fromWordsAlone: boolean): Promise<Canvas> {
  const random = makeRandom(seed ^ 0x5bd1e995);
  const noise = makeNoise(random);
  let painted = canvas;
  if (words.colour !== null && !fromWordsAlone)
    painted = shade(painted, [recolour(words.colour, await maskFor(painted, words), 0.82 + 0.16 * random())]);
  const shaders: Shader[] = words.looks.flatMap((name) => lookShaders(name, random, noise));
  const plain =
    words.colour === null && words.looks.length === 0 && words.textures.length === 0 && words.mirror === 'no' && words.turn === 0;
  if (plain && !fromWordsAlone) shaders.push(...seedLook(random));
  if (shaders.length > 0) painted = shade(painted, shaders);
  if (words.looks.includes('snow')) painted = snowflakes(painted, random);
  if (words.looks.includes('rain')) painted = raindrops(painted, random);
  for (const name of words.textures) {
    const background = name === 'blur' && words.where === 'background' ? inverse(await subjectMask(canvas)) : null;
    painted = await texture(name, painted, random, noise, background);
  }
  return variation(painted, random);
}

async function maskFor(canvas: Canvas, { where }: Words): Promise<Mask | null> {
  if (where === 'everywhere') return null;
  if (where === 'sky') return skyMask(canvas);
  const subject = await subjectMask(canvas);
  return where === 'subject' ? subject : inverse(subject);
}

function inverse(mask: Mask): Mask {
  return mask.map((value) => 1 - value);
}

/** Two seeds never give the same picture: exposure and warmth move by a few hundredths. */
function variation(canvas: Canvas, random: () => number): Canvas {
  const [exposure, warmth] = [1 + (random() - 0.5) * 0.08, (random() - 0.5) * 0.06];
  const gains = [exposure * (1 + warmth), exposure, exposure * (1 - warmth)];
  return shade(canvas, [(c) => c.forEach((value, i) => (c[i] = value * (gains[i] ?? 1)))]);
}
