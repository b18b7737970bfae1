// What a person may change about a composite: which parts, strokes, tones. Records keep it, so that a version can be made again.
import { z } from 'zod';

const coordinate = z.number().min(-100_000).max(100_000);
const pixels = z.number().min(0).max(2000);

/** Drawn by hand on the original: the last stroke over a pixel decides. Coordinates are pixels of the upright original, whose first pixel has its centre at 0, 0. */
export const strokeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('brush'),
    /** True takes the result here, false the original. */
    add: z.boolean(),
    radius: z.number().positive().max(20_000),
    points: z
      .array(z.tuple([coordinate, coordinate]))
      .min(1)
      .max(20_000),
  }),
  z.object({
    kind: z.literal('rectangle'),
    add: z.boolean(),
    /** Left, top, width, height. */
    box: z.tuple([coordinate, coordinate, z.number().nonnegative().max(100_000), z.number().nonnegative().max(100_000)]),
  }),
]);

export type Stroke = z.infer<typeof strokeSchema>;

export const keepSettingsSchema = z.object({
  /** Numbers of the parts that are left as the original has them. */
  off: z.array(z.number().int().positive()).max(5000),
  strokes: z.array(strokeSchema).max(5000),
  /** 1 is as measured; more sees smaller differences as a change. */
  sensitivity: z.number().min(0.25).max(4),
  /** By how much each part grows, and over how far it fades out inside of that; pixels of the original. */
  grow: pixels,
  feather: pixels,
  /** 0: the tone of the result. 1: that of the original around each part. */
  tone: z.number().min(0).max(1),
  /** Gives the parts the grain of the original. */
  grain: z.boolean(),
  /** Takes the result also where the picture was covered when it was sent; else the original's pixels stay there. */
  unlocked: z.boolean().optional(),
});

export type KeepSettings = z.infer<typeof keepSettingsSchema>;
