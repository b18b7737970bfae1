// Proves that a received result is a whole picture. Strict, since it was paid for and can be fetched again now.
import { basename } from 'node:path';
import { fail, makeFailure, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Checked } from './job-values.ts';
import { bareOf } from './containers/container.ts';
import { decode } from './decoder.ts';
import { lookAt } from './look.ts';
import { readSource } from './source.ts';

/** Its true type, its size after orientation; every pixel was decoded. */
export async function check({ path }: { readonly path: string }): Promise<Reply<Checked>> {
  const source = await readSource(path, basename(path));
  if (!source.ok)
    return notAPicture(
      source.failure.kind === 'picture-missing' ? 'The downloaded file could not be read.' : 'What was downloaded is no picture.',
      source.failure.message,
    );
  const { bytes, mediaType } = source.value;
  const look = await lookAt(source.value);
  if (!look.ok) return notAPicture('What was downloaded cannot be decoded.', look.failure.detail ?? look.failure.message);
  const hasParts = mediaType === 'image/png' || mediaType === 'image/jpeg' || mediaType === 'image/webp';
  if (hasParts && bareOf(bytes, mediaType, true) === null)
    return notAPicture('The downloaded picture ends too early.', `${mediaType}: the parts do not add up`);
  try {
    await decode(bytes, { strict: true }).resize(16, 16, { fit: 'fill', fastShrinkOnLoad: false }).raw().toBuffer();
  } catch (error) {
    return notAPicture('The downloaded picture is damaged.', error instanceof Error ? error.message.slice(0, 300) : String(error));
  }
  return ok({ mediaType, width: look.value.width, height: look.value.height });
}

function notAPicture(what: string, detail: string): Reply<never> {
  return fail(makeFailure('result-damaged', `${what} It stays at the service for a while: fetch it again.`, { charged: 'yes', detail }));
}
