// Of what the arguments of calls are made.
import { z } from 'zod';
import { editIdSchema, parametersSchema, parentSchema, pictureViewSchema, sha256Schema } from '../edits/record.ts';
import { webSourceSchema } from '../pictures/web-source.ts';
import { maxOrganised } from '../edits/labels.ts';
import { marksSchema } from '../edits/organise.ts';
import { maxOfPress } from '../edits/press.ts';
import { maxOut, maxPrograms } from '../handoff/limits.ts';
import { exportChoicesSchema } from '../export/choices.ts';
import { settingsSchema } from '../settings/settings.ts';

const text = z.string().max(1_000_000);
export const none = z.undefined();
export const intent = z.uuid();
export const intents = z.array(intent).min(1).max(maxOfPress);

const pictureSchema = z.object({
  sha256: sha256Schema,
  name: z.string().max(1024),
  mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/avif', 'image/tiff', 'image/gif', 'image/heic']),
  bytes: z.number().int().nonnegative(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  hasLocation: z.boolean(),
  noOpaquePixel: z.boolean().optional(),
  parent: parentSchema.nullable(),
  web: z.object(webSourceSchema.shape).optional(),
  view: pictureViewSchema.optional(),
});

export const draftSchema = z.object({
  model: z.string().max(128),
  prompt: text,
  pictures: z.array(pictureSchema).max(16),
  tray: z.array(pictureSchema).max(500),
  parameters: parametersSchema,
  count: z.number().int().min(1).max(maxOfPress),
});

export const requestArgument = draftSchema.pick({ model: true, prompt: true, pictures: true, parameters: true });
export const byId = z.object({ id: editIdSchema });
/** Sends the very request of an edit again; with `otherSeed` all of it but the seed. The new edit belongs to the same set. */
export const retryArgument = z.object({ id: editIdSchema, intent, otherSeed: z.boolean().optional() });
/** Sends the request of an edit to another model. */
export const finishArgument = z.object({ id: editIdSchema, intent, model: z.string().max(128), evenIfPaid: z.boolean() });
export const putBackArgument = z.object({
  marked: z
    .array(z.object({ id: editIdSchema, marks: marksSchema, left: marksSchema }))
    .min(1)
    .max(maxOrganised),
});
export const resultIndex = z.number().int().min(0).max(63);
export const someResults = z
  .array(z.object({ id: editIdSchema, index: resultIndex }))
  .min(1)
  .max(maxOut);
export const programPlace = z
  .number()
  .int()
  .min(0)
  .max(maxPrograms - 1);
const { programs: _programs, fetchHosts: _fetchHosts, ...openSettings } = settingsSchema.shape;
/** Without what only a dialog of main may give. */
export const settingsPatchSchema = z
  .object({
    ...openSettings,
    sending: z.object(settingsSchema.shape.sending.unwrap().shape).partial(),
    layout: z.object(settingsSchema.shape.layout.unwrap().shape).partial(),
    limits: z.object(settingsSchema.shape.limits.unwrap().shape).partial(),
    /** Without the folder: the window never names one. */
    export: exportChoicesSchema.partial(),
  })
  .partial();

export const exportArgument = z.object({
  ids: z.array(editIdSchema).min(1).max(maxOrganised),
  choices: exportChoicesSchema,
  title: z.string().trim().min(1).max(200).nullable(),
});

/**
 * `fold`: of each set only the edit that stands for it, where the query allows that. `open`: where months show, what came to nothing comes after the
 * others of its month, and of these months alone; without it all of it lies where its time is.
 */
export const searched = {
  // What is typed, and the order that stays.
  query: z.string().max(2100),
  fold: z.boolean().optional(),
  open: z
    .array(z.string().regex(/^\d{4,6}-\d{2}$/))
    .max(2400)
    .optional(),
};
