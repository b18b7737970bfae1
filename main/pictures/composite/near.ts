// A quick look at whether a result is the picture it was made from as it was: most results are not, and need no slow one.
import { basename } from 'node:path';
import { differenceOf, softened } from '../../../app/composite/difference.ts';
import { toLab } from '../../../app/composite/lab.ts';
import { bitsOf } from '../../../app/composite/raster.ts';
import { fullSize } from '../../../app/pictures/turned.ts';
import { ok } from '../../../app/failure.ts';
import type { Reply } from '../../../app/failure.ts';
import type { NearJob } from '../job-values.ts';
import { probe } from '../probe.ts';
import { readSource } from '../source.ts';
import { framedAs } from './framed.ts';
import { rgbOf } from './rgb.ts';

/** Pixels of the long side at which they are compared: one is ten of a result, as far as hosts shift one by a cut or by drift. */
const longSide = 96;
/** A pixel that differs by more was changed. In ΔE; colours of a result as a whole move by up to 3. */
const changed = 8;
/** Of all pixels, changed, up to which it is worth a closer look. A change that small is a matter of the closer look. */
const max = 0.01;

/** Refuses what cannot be read with its sentence. Never says no to a result that came back as it was but for colour, grain or a slip of a few pixels. */
export async function isNear({ picture, seen, result }: NearJob): Promise<Reply<boolean>> {
  const [own, made] = await Promise.all([readSource(picture, basename(picture)), readSource(result, basename(result))]);
  if (!own.ok) return own;
  if (!made.ok) return made;
  const look = await probe(own.value);
  if (!look.ok) return look;
  const { width, height } = fullSize(look.value, seen);
  const scale = longSide / Math.max(width, height);
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const reading = rgbOf(made.value, size);
  const [{ frame: ours }, theirs] = await Promise.all([framedAs(reading, own.value, size, seen), reading]);
  const covered = bitsOf(size);
  covered.data.fill(1);
  const difference = differenceOf(softened(toLab(ours)), softened(toLab(theirs)), covered);
  return ok(difference.data.filter((one) => one > changed).length <= max * difference.data.length);
}
