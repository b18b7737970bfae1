// What a person chooses when exporting, and what is remembered of it.
import { z } from 'zod';
import { befores, exportFormats, exportShapes, largestLongSide, metadataPolicies, smallestLongSide } from './kinds.ts';

const shape = {
  shape: z.enum(exportShapes),
  /** Name template without ending. */
  name: z.string().max(300),
  format: z.enum(exportFormats),
  /** Of JPEG and WebP. */
  quality: z.number().int().min(1).max(100),
  /** Pixels the long side may have; null leaves the size. Nothing is enlarged. */
  longSide: z.number().int().min(smallestLongSide).max(largestLongSide).nullable(),
  metadata: z.enum(metadataPolicies),
  before: z.enum(befores),
};

export const exportChoicesSchema = z.object(shape);
export type ExportChoices = Readonly<z.infer<typeof exportChoicesSchema>>;

/** The last choices, and the folder that was chosen in a dialog; null is the folder of its own beside the library's. */
export const exportSettingsSchema = z.object({ ...shape, folder: z.string().max(4096).nullable() });
export type ExportSettings = z.infer<typeof exportSettingsSchema>;

export const defaultExport: ExportSettings = {
  shape: 'files',
  name: '{date}_{prompt}_{id}',
  format: 'received',
  quality: 90,
  longSide: null,
  metadata: 'full',
  before: 'input',
  folder: null,
};
