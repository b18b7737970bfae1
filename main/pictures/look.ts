// What the decoder says about a source before it is changed.
import type { Metadata } from 'sharp';
import { fail, makeFailure, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import { maxEdge, maxPixels } from './limits.ts';
import { decode } from './decoder.ts';
import type { Source } from './source.ts';

export type Look = { readonly metadata: Metadata; readonly width: number; readonly height: number };

/** Width and height after orientation. Reads headers and metadata alone. */
export async function lookAt(source: Source): Promise<Reply<Look>> {
  let metadata: Metadata;
  try {
    metadata = await decode(source.bytes).metadata();
  } catch (error) {
    return fail(damaged(source.name, error));
  }
  const { width, height } = metadata.autoOrient;
  if (width > maxEdge || height > maxEdge || width * height > maxPixels) {
    return fail(
      makeFailure(
        'picture-too-large',
        `“${source.name}” has ${width} × ${height} pixels; a picture may have ${maxPixels / 1_000_000} megapixels. Export a smaller copy first.`,
      ),
    );
  }
  return ok({ metadata, width, height });
}

/** What a decoder's complaint means to a person. */
export function damaged(name: string, error: unknown): ReturnType<typeof makeFailure> {
  const detail = error instanceof Error ? error.message.slice(0, 300) : String(error);
  if (/pixel limit/i.test(detail)) {
    return makeFailure('picture-too-large', `“${name}” has more than ${maxPixels / 1_000_000} megapixels. Export a smaller copy first.`, {
      detail,
    });
  }
  if (/compression format has not been built in|bitdepth/i.test(detail)) {
    return makeFailure(
      'picture-unsupported',
      `“${name}” is of a kind this computer’s decoder cannot read. Export it as JPEG or PNG first.`,
      { detail },
    );
  }
  return makeFailure(
    'picture-damaged',
    `“${name}” is damaged or cut short. Open it in another program and save it again, or choose another file.`,
    { detail },
  );
}
