// What a person chooses when exporting, and what an export may be.
import { z } from 'zod';

/** `files`: each picture; `pair`: before and after; `sheet`: contact sheets; `page`: one HTML page with sliders. */
export const exportShapes = ['files', 'pair', 'sheet', 'page'] as const;
export type ExportShape = (typeof exportShapes)[number];

export const exportFormats = ['received', 'png', 'jpeg', 'webp'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** `untouched`: byte for byte as received, which alone keeps Content Credentials. */
export const metadataPolicies = ['full', 'standard', 'none', 'untouched'] as const;
export type MetadataPolicy = (typeof metadataPolicies)[number];

/** What a picture is compared with: the step before it, or the picture that its family began with. */
export const befores = ['input', 'original'] as const;
export type Before = (typeof befores)[number];

export const smallestLongSide = 16;
export const largestLongSide = 16_384;
export const mostExported = 10_000;

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

/** Whether the pixels are left as they were received, so that nothing is encoded anew. */
export const keepsPixels = ({ format, longSide }: Pick<ExportChoices, 'format' | 'longSide'>): boolean =>
  format === 'received' && longSide === null;
