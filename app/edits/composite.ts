// What a record says of a composite: enough to make the same bytes again, and how far it can be trusted.
import { z } from 'zod';
import { keepSettingsSchema } from '../composite/keep-settings.ts';
import { boxSchema, pictureViewSchema, sha256Schema } from './record.ts';
import type { EditRecord } from './record.ts';

const laid = z.looseObject({ sha256: sha256Schema, width: z.number().int().positive(), height: z.number().int().positive() });

/** Shares are of the picture, 0 to 1; boxes are left, top, width and height in pixels of the original; noise is in ΔE. */
export const compositeSchema = z.looseObject({
  algorithm: z.number().int().positive(),
  original: laid,
  result: laid,
  /** What of the original was sent, when that was not all: the result was laid there alone. */
  crop: boxSchema.optional(),
  /** How it was turned then; crop and the strokes of the settings count in the turned picture. */
  turn: pictureViewSchema.shape.turn,
  straighten: pictureViewSchema.shape.straighten,
  /** What was drawn on it then: covers stay the original's. */
  drawn: pictureViewSchema.shape.strokes,
  /** From pixel centres of the original to those of the result: x' = a·x + b·y + c, y' = d·x + e·y + f. */
  transform: z.array(z.number()).length(6),
  match: z.number(),
  inliers: z.number(),
  noise: z.number(),
  share: z.number(),
  verdict: z.string().max(32),
  parts: z.array(z.looseObject({ number: z.number().int(), box: z.array(z.number()).length(4), share: z.number() })),
  settings: keepSettingsSchema,
  /** What the original's samples had to become first. */
  converted: z.string().max(32).nullable(),
  outside: z.looseObject({ pixels: z.number().int().nonnegative(), identical: z.number().int().nonnegative() }),
  /** Where anything of the result was laid: a PNG of the frame's size in base64, white where it was. */
  mask: z.string(),
});
export type CompositeRecord = z.infer<typeof compositeSchema>;

/** Null for all that is no composite, and for one that a newer version wrote in another way. */
export function compositeOf({ composite }: EditRecord): CompositeRecord | null {
  const read = compositeSchema.safeParse(composite);
  return read.success ? read.data : null;
}
