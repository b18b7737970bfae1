// What an export may be, apart from the schemas: those try eval, which the window's policy forbids.

/** `files`: each picture; `pair`: before and after; `sheet`: contact sheets; `page`: one HTML page with sliders. */
export const exportShapes = ['files', 'pair', 'sheet', 'page'] as const;
export type ExportShape = (typeof exportShapes)[number];

export const exportFormats = ['received', 'png', 'jpeg', 'webp', 'tiff'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** `untouched`: byte for byte as received, which alone keeps Content Credentials. */
export const metadataPolicies = ['full', 'standard', 'none', 'untouched'] as const;
export type MetadataPolicy = (typeof metadataPolicies)[number];

/** What a picture is compared with: the step before it, or the picture that its family began with. */
export const befores = ['input', 'original'] as const;
export type Before = (typeof befores)[number];

export const smallestLongSide = 16;
export const largestLongSide = 16_384;
/** In pixels: what the WebP format has room for on a side. The others take every picture that is read. */
export const longestWebpSide = 16_383;
