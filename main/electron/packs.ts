// Answers a pack: many small pictures in one answer, each as soon as it is there. It knows ids and nothing of paths.
import { open } from 'node:fs/promises';
import { packHead } from '../../app/contract/packs.ts';
import { carefulRead } from '../platform/durable-files.ts';
import type { Studio } from '../studio/studio.ts';
import type { Pack } from './pack-address.ts';

/** So many are read or made at a time. */
const atOnce = 8;
/** No thumbnail is as large; what lies in its stead is not read into memory. */
const maxBytes = 4_000_000;

/** Beside what every answer has. It is not kept: a picture may be missing in it that is there a moment later. */
export const packHeaders = {
  'content-type': 'application/octet-stream',
  'content-security-policy': "sandbox; default-src 'none'",
  'cache-control': 'no-store',
} as const;

/** The bytes of a pack, in the order in which the pictures are there. Nothing more is read while nobody takes what has been read. */
export function packOf({ editIds, longSide }: Pack, { media }: Pick<Studio, 'media'>): ReadableStream<Uint8Array> {
  let isWanted = true;
  const waiting: (() => void)[] = [];
  const goOn = (): void => {
    for (const go of waiting.splice(0)) go();
  };
  return new ReadableStream({
    start(controller) {
      const left = editIds.entries();
      const sendNext = async (): Promise<void> => {
        for (const [number, editId] of left) {
          const bytes = await media({ kind: 'result', editId, index: 0, longSide })
            .then((found) => (found === null ? null : readSmall(found.path)))
            .catch(() => null);
          while (isWanted && (controller.desiredSize ?? 0) <= 0) await new Promise<void>((resolve) => waiting.push(resolve));
          if (!isWanted) return;
          controller.enqueue(packHead(number, bytes?.length ?? 0));
          if (bytes !== null && bytes.length > 0) controller.enqueue(bytes);
        }
      };
      // Not waited for: a stream is read only when its start is over.
      void Promise.all(Array.from({ length: atOnce }, sendNext)).then(() => (isWanted ? controller.close() : undefined));
    },
    pull: goOn,
    cancel() {
      isWanted = false;
      goOn();
    },
  });
}

/** Links are refused, and a pipe or device put in a picture's place must not hold us: hence the careful opening and the check of its kind. Null for what is none. */
async function readSmall(path: string): Promise<Uint8Array | null> {
  const file = await open(path, carefulRead);
  try {
    const stat = await file.stat();
    return stat.isFile() && stat.size <= maxBytes ? await file.readFile() : null;
  } finally {
    await file.close();
  }
}
