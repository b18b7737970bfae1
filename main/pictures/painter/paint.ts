// Paints a rehearsed result as the model's hosts return it: the first picture in the model's size, changed where the words and the seed say.
import { basename } from 'node:path';
import { fail, ok } from '../../../app/failure.ts';
import type { Reply } from '../../../app/failure.ts';
import { nearestSize, readRatio } from '../../../app/models/check.ts';
import type { Size } from '../../../app/models/model.ts';
import { writeDurable } from '../../platform/durable-files.ts';
import type { Painted, PaintJob } from '../job-values.ts';
import { damaged, probe } from '../probe.ts';
import { readSource } from '../source.ts';
import { arrange, isInserted, sideBySide } from './arrange.ts';
import { fromSharp, shade, toSharp } from './canvas.ts';
import type { Canvas, Mask } from './canvas.ts';
import { framed, frameOf } from './frame.ts';
import { landscape } from './landscape.ts';
import { lookShaders, otherLight, recolour } from './looks.ts';
import { withMark } from './mark.ts';
import { askedPlace, farPlace, shadeAt, withInset, withThing } from './place.ts';
import { makeNoise, makeRandom, seedFrom } from './random.ts';
import type { Random } from './random.ts';
import { rewritten } from './rewrite.ts';
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
    const look = await probe(source.value);
    if (!look.ok) return look;
    first ??= { width: look.value.width, height: look.value.height };
    files.push(source.value.bytes);
  }
  try {
    const canvas = await canvasOf(job, files, first);
    const image = toSharp(canvas);
    const bytes = await (job.mediaType === 'image/png' ? image.png({ compressionLevel: 6 }) : image.jpeg({ quality: 92 })).toBuffer();
    await writeDurable(job.into, bytes);
    return ok({ width: canvas.width, height: canvas.height, mediaType: job.mediaType, bytes: bytes.byteLength });
  } catch (error) {
    return fail(damaged(basename(job.inputs[0] ?? job.into), error));
  }
}

async function canvasOf({ prompt, seed, ratio, sizes, strays }: PaintJob, files: readonly Buffer[], first: Size | null): Promise<Canvas> {
  const [one, ...others] = files;
  const isUnchanged = one !== undefined && strays.includes('unchanged');
  const words = readWords(isUnchanged ? '' : prompt);
  const size = nearestSize(sizes, (ratio === null ? null : readRatio(ratio)) ?? ownRatio(first, words));
  const frame = frameOf(size, one === undefined ? [] : strays, makeRandom(seed ^ 0x2c1b3c6d));
  if (isUnchanged) return framed(one, frame, 0);
  if (one === undefined || strays.includes('redrawn')) {
    const scene = landscape(frame.width, frame.height, makeRandom(seed), words.colour);
    return withMark(await withLooks(scene, words, makeRandom(seed ^ 0x5bd1e995)));
  }
  const random = makeRandom(seedFrom(prompt, seed));
  const base = await mirrored(await arrange(one, others, frame, words), words);
  const inserted = isInserted(others, words) ? others : [];
  const looks = strays.includes('relit') ? [...words.looks, otherLight(random)] : words.looks;
  const isOfTheWhole =
    words.looks.length + words.textures.length + words.turn > 0 || words.mirror !== 'no' || others.length > inserted.length;
  const edited = await changed(base, words, { inserted, isOfTheWhole, isUnasked: strays.includes('unasked') }, random);
  return withMark(await rewritten(await withLooks(edited, { ...words, looks }, random), random));
}

function ownRatio(first: Size | null, { turn }: Words): number {
  if (first === null) return 1;
  return turn === 90 || turn === 270 ? first.height / first.width : first.width / first.height;
}

function mirrored(canvas: Canvas, { mirror }: Words): Canvas | Promise<Canvas> {
  return mirror === 'no' ? canvas : fromSharp(mirror === 'down' ? toSharp(canvas).flip() : toSharp(canvas).flop());
}

type Change = { readonly inserted: readonly Buffer[]; readonly isOfTheWhole: boolean; readonly isUnasked: boolean };

/** One change in one place: the other pictures put in, the named colour where it belongs, or a thing that was not there. Words about the whole ask for none. */
async function changed(canvas: Canvas, words: Words, { inserted, isOfTheWhole, isUnasked }: Change, random: Random): Promise<Canvas> {
  const { colour, where } = words;
  const { width, height } = canvas;
  const [circle, strength] = [
    askedPlace(canvas, random, inserted.length > 0 ? 0.17 : colour === null ? 0.12 : 0.2),
    0.82 + 0.16 * random(),
  ];
  let painted = canvas;
  let asked: { readonly x: number; readonly y: number } = circle;
  if (inserted.length > 0) {
    const side = Math.round(2 * circle.radius);
    painted = withInset(canvas, circle, await sideBySide(inserted, { width: side, height: side }, 0));
  } else if (colour !== null && where === 'subject') painted = shadeAt(canvas, circle, recolour(colour, null, strength), 3, 7 * strength);
  else if (colour !== null) {
    asked = { x: width / 2, y: where === 'sky' ? 0 : height / 2 };
    painted = shade(canvas, [recolour(colour, await maskFor(canvas, where), strength)]);
  } else if (!isOfTheWhole) painted = await withThing(canvas, circle, random);
  return isUnasked ? withThing(painted, farPlace(canvas, asked), random) : painted;
}

async function withLooks(canvas: Canvas, words: Words, random: Random): Promise<Canvas> {
  const noise = makeNoise(random);
  const shaders = words.looks.flatMap((name) => lookShaders(name, random, noise));
  let painted = shaders.length > 0 ? shade(canvas, shaders) : canvas;
  if (words.looks.includes('snow')) painted = snowflakes(painted, random);
  if (words.looks.includes('rain')) painted = raindrops(painted, random);
  for (const name of words.textures) {
    const background = name === 'blur' && words.where === 'background' ? inverse(await subjectMask(canvas)) : null;
    painted = await texture(name, painted, random, noise, background);
  }
  return painted;
}

async function maskFor(canvas: Canvas, where: Words['where']): Promise<Mask | null> {
  return where === 'everywhere' ? null : where === 'sky' ? skyMask(canvas) : inverse(await subjectMask(canvas));
}

function inverse(mask: Mask): Mask {
  return mask.map((value) => 1 - value);
}
