// Of what the arguments of calls are made.
import { z } from 'zod';
import { editIdSchema, parametersSchema, parentSchema, sha256Schema } from '../edits/record.ts';
import { mostItems, mostSetLetters, stopOns } from '../batch/batch.ts';
import { mostOrganised } from '../edits/labels.ts';
import { mostOut, mostPrograms } from '../out/limits.ts';
import { exportChoicesSchema } from '../export/choices.ts';
import { settingsSchema } from '../settings.ts';

const text = z.string().max(1_000_000);
export const none = z.undefined();
export const intent = z.uuid();

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
});

export const draftSchema = z.object({
  model: z.string().max(128),
  prompt: text,
  pictures: z.array(pictureSchema).max(16),
  tray: z.array(pictureSchema).max(500),
  parameters: parametersSchema,
  count: z.number().int().min(1).max(12),
});

export const requestArgument = draftSchema.pick({ model: true, prompt: true, pictures: true, parameters: true });
export const byId = z.object({ id: editIdSchema });
export const resultIndex = z.number().int().min(0).max(63);
export const someResults = z
  .array(z.object({ id: editIdSchema, index: resultIndex }))
  .min(1)
  .max(mostOut);
export const programPlace = z
  .number()
  .int()
  .min(0)
  .max(mostPrograms - 1);
const { programs: _programs, ...openSettings } = settingsSchema.shape;
/** Without what only a dialog of main may give. */
export const settingsPatchSchema = z
  .object({
    ...openSettings,
    sending: z.object(settingsSchema.shape.sending.unwrap().shape).partial(),
    layout: z.object(settingsSchema.shape.layout.unwrap().shape).partial(),
    /** Without the folder: the window never names one. */
    export: exportChoicesSchema.partial(),
  })
  .partial();

const limitsSchema = z.object({
  pictures: z.number().int().min(1).max(1_000_000).nullable(),
  cost: z.number().positive().max(1_000_000_000).nullable(),
});
export const batchArgument = z.object({
  /** What was gathered, and which of it, by its place there. */
  gathering: z.uuid(),
  chosen: z.array(z.number().int().nonnegative()).min(1).max(mostItems),
  request: requestArgument,
  pilot: z.number().int().min(1).max(mostItems).nullable(),
  limits: limitsSchema,
  stopOn: z.enum(stopOns),
  set: z.string().trim().min(1).max(mostSetLetters).nullable(),
  project: z.string().trim().min(1).max(256).nullable(),
});
export const goOnArgument = z.object({
  id: editIdSchema,
  approve: z.boolean().optional(),
  past: z.boolean().optional(),
  retry: z.boolean().optional(),
  limits: limitsSchema.partial().optional(),
  evenIfPaid: z.boolean().optional(),
});

export const exportArgument = z.object({
  ids: z.array(editIdSchema).min(1).max(mostOrganised),
  choices: exportChoicesSchema,
  title: z.string().trim().min(1).max(200).nullable(),
});
