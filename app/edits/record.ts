// The record: the JSON file of one edit, which is the truth about it. Unknown keys survive a rewrite.
import { z } from 'zod';
import { webSourceSchema } from '../pictures/web-source.ts';
import { namedRequestSchema, outputSchema } from '../seaart/named-request.ts';
import { editIdPattern } from './edit-id.ts';
import { maxStraighten } from '../pictures/turn.ts';
import { maxStrokePoints, maxStrokes } from '../pictures/view-strokes.ts';
import { failureSchema } from '../failure-schema.ts';

export const recordFormat = 1;

export const editStates = [
  'waiting',
  'submitting',
  'queued',
  'running',
  'saving',
  'done',
  'unknown',
  'failed',
  'blocked',
  'cancelled',
  'lost',
] as const;
export type EditState = (typeof editStates)[number];

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
export const editIdSchema = z.string().regex(editIdPattern);
const isoSchema = z.string().max(40);

/** How a picture was changed before it was sent. `untouched`: the very bytes of the file. */
export const preparationSteps = [
  'untouched',
  'rotated',
  'resized',
  'colour-converted',
  'location-removed',
  'metadata-removed',
  'flattened',
  'first-frame',
  'converted',
] as const;

export const mediaTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/avif', 'image/tiff', 'image/gif', 'image/heic'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** Left, top, width and height in whole pixels of an upright picture. */
export const boxSchema = z
  .tuple([z.number().int().nonnegative(), z.number().int().nonnegative(), z.number().int().positive(), z.number().int().positive()])
  .readonly();

/** What is sent of an input when that is not all of it: see `PictureView`. */
const pointSchema = z.tuple([z.number().int().min(0).max(999_999), z.number().int().min(0).max(999_999)]).readonly();
const viewStrokeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cover'), box: boxSchema }),
  z.object({ kind: z.literal('box'), box: boxSchema }),
  z.object({ kind: z.literal('arrow'), from: pointSchema, to: pointSchema }),
  z.object({ kind: z.literal('brush'), points: z.array(pointSchema).min(1).max(maxStrokePoints).readonly() }),
]);

export const pictureViewSchema = z.object({
  turn: z.literal([90, 180, 270]).optional(),
  straighten: z.number().min(-maxStraighten).max(maxStraighten).optional(),
  crop: boxSchema.optional(),
  around: boxSchema.optional(),
  strokes: z.array(viewStrokeSchema).min(1).max(maxStrokes).readonly().optional(),
});

/** The exact bytes that go to the service for one input. Sizes in bytes and pixels. */
export const sentPictureSchema = z.looseObject({
  sha256: sha256Schema,
  bytes: z.number().int().nonnegative(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  mediaType: z.enum(mediaTypes),
  steps: z.array(z.enum(preparationSteps)),
  /** What of the upright picture became these pixels; absent where all of it did, in its own shape. */
  from: boxSchema.optional(),
});
export type SentPicture = z.infer<typeof sentPictureSchema>;

/** Which result an input was, when it was one of ours. */
export const parentSchema = z.looseObject({ editId: editIdSchema, index: z.number().int().nonnegative() });
export type Parent = z.infer<typeof parentSchema>;

/** A picture as the person gave it. Width and height in pixels after its orientation is applied. */
export const inputSchema = z.looseObject({
  sha256: sha256Schema,
  name: z.string().max(1024),
  mediaType: z.enum(mediaTypes),
  bytes: z.number().int().nonnegative(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  parent: parentSchema.nullable(),
  /** Absent: all of it is sent. */
  view: pictureViewSchema.optional(),
  /** What is sent in its place; null until it was prepared, and where its address is sent. */
  sent: sentPictureSchema.nullable(),
  /** Absent in all that came from this computer. */
  web: webSourceSchema.optional(),
});
export type Input = z.infer<typeof inputSchema>;

export const parametersSchema = z.record(z.string().max(64), z.union([z.string().max(256), z.number(), z.boolean()]));

export const requestSchema = z.looseObject({
  prompt: z.string(),
  inputs: z.array(inputSchema),
  /** Only what was chosen; what is absent is not sent. */
  parameters: parametersSchema,
  /** How the inputs are prepared: pixels of the long side, or their own bytes; and whether the first goes out in the model's own size, where it has nearly that shape. */
  sending: z.looseObject({ longSide: z.number().int().positive(), asIs: z.boolean(), ownSize: z.boolean().optional() }),
});
export type EditRequest = z.infer<typeof requestSchema>;

export const resultSchema = z.looseObject({
  /** File name beside the record, never a path. */
  file: z.string().max(255),
  sha256: sha256Schema,
  bytes: z.number().int().positive(),
  mediaType: z.enum(mediaTypes),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** That it is the first input as it was, as far as can be seen; absent where something changed, or where nobody could compare them. */
  unchanged: z.literal(true).optional(),
});
export type Result = z.infer<typeof resultSchema>;

export const ownerSchema = z.looseObject({ installation: z.string().max(64), process: z.string().max(64) });
export type Owner = z.infer<typeof ownerSchema>;

export const organisedSchema = z.looseObject({
  stars: z.number().int().min(0).max(5),
  favourite: z.boolean(),
  flag: z.enum(['pick', 'reject']).nullable(),
  label: z.string().max(64).nullable(),
  tags: z.array(z.string().max(256)),
  note: z.string(),
  project: z.string().max(256).nullable(),
  /** Since when it lies in the library's trash; its files stay where they are. Absent in records that never were there. */
  trashedAt: isoSchema.nullable().optional(),
});
export type Organised = z.infer<typeof organisedSchema>;

export const notOrganised: Organised = { stars: 0, favourite: false, flag: null, label: null, tags: [], note: '', project: null };

/** That a result was not made here: it came from a file, with the recipe that the file carried. */
export const importedSchema = z.looseObject({
  /** The dialect its recipe was written in. */
  from: z.string().max(64),
  /** The name of the file. */
  file: z.string().max(255),
  at: isoSchema,
  sha256: sha256Schema,
  negativePrompt: z.string().optional(),
  /** The program in which a result of this library was changed and saved, which made this one. */
  program: z.string().max(80).optional(),
  /** Of our own: the edit that made it, in whichever library. */
  editId: editIdSchema.optional(),
});

export const recordSchema = z.looseObject({
  format: z.literal(recordFormat),
  id: editIdSchema,
  /** Made by the window or the command at the press of Run; one intent is one create, whatever is repeated. */
  intent: z.string().min(1).max(64),
  /** Name of the record and its results without ending, chosen once when the edit is made. */
  stem: z.string().max(200),
  createdAt: isoSchema,
  app: z.looseObject({ version: z.string() }),
  model: z.string().max(128),
  service: z.looseObject({ baseUrl: z.string(), rehearsal: z.boolean() }),
  request: requestSchema,
  state: z.enum(editStates),
  timeline: z.array(z.looseObject({ at: isoSchema, state: z.enum(editStates), note: z.string().optional() })),
  /** The body of the last create: its bytes on the wire and their hash, written down before the first byte left. Absent in records that never were sent. */
  posted: z.looseObject({ bytes: z.number().int().nonnegative(), sha256: sha256Schema }).optional(),
  /** Set when the person asked to cancel; a flag beside the state. */
  cancelAskedAt: isoSchema.nullable(),
  named: namedRequestSchema.nullable(),
  outputs: z.array(outputSchema),
  results: z.array(resultSchema),
  /** Why it ended without a picture, or why its outcome is unknown. */
  failure: failureSchema.nullable(),
  /** The service's answers, newest last, without key or picture bytes. */
  answers: z.array(
    z.looseObject({ at: isoSchema, to: z.enum(['create', 'status', 'response', 'cancel']), status: z.number().int(), body: z.unknown() }),
  ),
  /** The edit this one repeats, when it was made by Retry or Send again. */
  repeats: editIdSchema.nullable(),
  /** The edit whose request this one sends to another model. Absent in all others. */
  finishes: editIdSchema.optional(),
  /** The person let it be sent although a limit of money was reached. Absent in all others. */
  evenAboveLimit: z.literal(true).optional(),
  owner: ownerSchema.nullable(),
  /** Absent in all that was made by running. Nothing was sent for an imported edit, by this library at least. */
  imported: importedSchema.optional(),
  /** Of a result that was laid over its original, as `compositeOf` reads it: what a newer version writes here never makes a record unreadable. */
  composite: z.looseObject({}).optional(),
  /** Of an edit that a batch made, or a press of Run that made several, as `batchMarkOf` reads it. */
  batch: z.looseObject({}).optional(),
  organised: organisedSchema,
});
export type EditRecord = z.infer<typeof recordSchema>;
