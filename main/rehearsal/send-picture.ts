// Sends a result picture's bytes, whole or, when the rehearsal is told to misbehave, cut short.
import { open } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { errorCode } from '../platform/durable-files.ts';

export async function sendPicture(
  response: ServerResponse,
  path: string,
  { mediaType, truncated }: { readonly mediaType: string; readonly truncated: boolean },
): Promise<void> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    if (errorCode(error) === null) throw error;
    return null;
  });
  if (handle === null) return void response.writeHead(404, { 'Content-Type': 'application/json' }).end('{"detail":"Not Found"}');
  try {
    const { size } = await handle.stat();
    response.writeHead(200, { 'Content-Type': mediaType, 'Content-Length': size, 'Cache-Control': 'private, max-age=600' });
    if (!truncated) return await pipeline(handle.createReadStream({ autoClose: false }), response);
    await pipeline(handle.createReadStream({ autoClose: false, end: Math.floor(size / 2) }), response, { end: false });
    response.destroy();
  } finally {
    await handle.close();
  }
}
