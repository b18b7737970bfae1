// Proves that a received result is a whole picture. Strict, since it was paid for and can be fetched again now.
import { basename } from 'node:path';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import { inEnglish } from '../../app/messages/english.ts';
import type { Checked } from './job-values.ts';
import { bareOf } from './containers/container.ts';
import { decode } from './decoder.ts';
import { damaged, probe } from './probe.ts';
import { readSource } from './source.ts';
import { say } from '../../app/messages/say.ts';
import type { Message } from '../../app/messages/message.ts';

/** Its true type, its size after orientation; every pixel was decoded. */
export async function check({ path }: { readonly path: string }): Promise<Reply<Checked>> {
  const name = basename(path);
  const source = await readSource(path, name);
  if (!source.ok)
    return notAPicture(
      source.failure.kind === 'picture-missing' ? say('service.downloadUnread') : say('service.downloadNoPicture'),
      whatCame(source.failure),
    );
  const { bytes, mediaType } = source.value;
  const probed = await probe(source.value);
  if (!probed.ok && probed.failure.kind === 'picture-process') return probed;
  if (!probed.ok) return notAPicture(say('service.downloadUndecoded'), probed.failure.detail ?? probed.failure.message);
  const hasParts = mediaType === 'image/png' || mediaType === 'image/jpeg' || mediaType === 'image/webp';
  if (hasParts && bareOf(bytes, mediaType, true) === null)
    return notAPicture(say('service.downloadCut'), `${mediaType}: the parts do not add up`);
  try {
    await decode(bytes, { strict: true }).resize(16, 16, { fit: 'fill', fastShrinkOnLoad: false }).raw().toBuffer();
  } catch (error) {
    const failure = damaged(name, error);
    // A machine that has no time for it says nothing about the picture.
    if (failure.kind === 'picture-process') return fail(failure);
    return notAPicture(say('service.downloadDamaged'), failure.detail ?? failure.message);
  }
  return ok({ mediaType, width: probed.value.width, height: probed.value.height });
}

/** The file has a name of our own while it comes, and nobody chooses another: of a kind that is told only that is said. */
function whatCame({ message, said, detail }: Failure): string {
  const what = said?.values?.['what'];
  return detail ?? (typeof what === 'object' ? inEnglish(what) : message);
}

function notAPicture(what: Message, detail: string): Reply<never> {
  return fail(makeFailure('result-damaged', say('service.fetchAgain', { what }), { charged: 'yes', detail }));
}
