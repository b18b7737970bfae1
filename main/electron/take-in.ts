// Bytes of a picture that the window has and no file holds: pasted, or dropped from a browser.
import { Readable } from 'node:stream';
import { makeFailure } from '../../app/make-failure.ts';
import type { Imported } from '../../app/contract/contract.ts';
import type { Studio } from '../studio/studio.ts';
import { say } from '../../app/messages/say.ts';

const largestBytes = 64 * 1024 * 1024;

/** Takes a picture's bytes from a request as they arrive; null when the request is not one. */
export async function takeIn(request: Request, studio: Pick<Studio, 'takeBytes'>): Promise<Imported | null> {
  const name = readName(request.headers.get('x-name'));
  if (name === null || request.body === null) return null;
  let tooLarge = Number(request.headers.get('content-length') ?? 0) > largestBytes;
  const imported = tooLarge ? null : await studio.takeBytes(name, limited(request.body)).catch(pass);
  const failure = makeFailure('picture-too-large', say('picture.webTooLarge', { name }));
  return imported === null || tooLarge ? { pictures: [], failures: [{ name, failure }] } : imported;

  async function* limited(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
    let taken = 0;
    for await (const piece of Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])) {
      taken += (piece as Uint8Array).byteLength;
      tooLarge = taken > largestBytes;
      if (tooLarge) throw new Error('more than 64 MB');
      yield piece as Uint8Array;
    }
  }

  function pass(error: unknown): null {
    if (tooLarge) return null;
    throw error;
  }
}

function readName(header: string | null): string | null {
  try {
    const name = decodeURIComponent(header ?? '').trim();
    return name === '' || name.length > 1024 ? null : name;
  } catch {
    return null;
  }
}
