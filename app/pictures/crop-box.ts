// A rectangle in a picture.

/** Left, top, width and height in whole pixels: of a crop those of the turned picture (`turned.ts`), of a stroke those of the upright one. */
export type CropBox = readonly [x: number, y: number, width: number, height: number];
