// Small pictures of edits for the worker that paints: asked for in packs, let go of when nobody wants them any more, the newest kept as they came.
import { maxInPack, openPack, packAddress } from '../../../../app/contract/packs.ts';

type LongSide = 160 | 320 | 640;
export type Wish = { readonly id: string; readonly longSide: LongSide };

export const keyOf = ({ id, longSide }: Wish): string => `${id}/${longSide}`;

/** As they came, compressed. */
const maxKeptBytes = 20_000_000;
/** The second is on its way while the first is painted. */
const maxAsked = 2;

type Asked = { readonly missing: Set<string>; readonly stop: AbortController };

export type SmallPictures = {
  /** As it came; undefined where it has not come. */
  readonly get: (key: string) => Blob | undefined;
  /** Asks for what is wanted and not there, as soon as fewer packs are on their way; what nobody wants any more is let go of. */
  readonly want: () => void;
  /** One that is no picture: it is asked for again when it is wanted again. */
  readonly forget: (key: string) => void;
};

/**
 * `wishes`: what is wanted now, the most urgent first. `came`: told of each picture, with null where there is none. A pack that could not be had is one
 * without pictures.
 */
export function openSmallPictures(
  wishes: () => Iterable<Wish>,
  came: (key: string, picture: Blob | null) => void,
  load: (address: string, init: { readonly signal: AbortSignal }) => Promise<Response> = (address, init) => fetch(address, init),
): SmallPictures {
  const kept = new Map<string, Blob>();
  const asked = new Set<Asked>();
  let keptBytes = 0;

  const forget = (key: string): void => {
    keptBytes -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };

  const take = (key: string, bytes: Uint8Array<ArrayBuffer> | null): void => {
    const picture = bytes === null ? null : new Blob([bytes]);
    if (picture !== null) {
      forget(key);
      kept.set(key, picture);
      keptBytes += picture.size;
      for (const oldest of kept.keys()) {
        if (keptBytes <= maxKeptBytes) break;
        forget(oldest);
      }
    }
    came(key, picture);
  };

  async function ask(ids: readonly string[], longSide: LongSide): Promise<void> {
    const keys = ids.map((id) => keyOf({ id, longSide }));
    const mine: Asked = { missing: new Set(keys), stop: new AbortController() };
    asked.add(mine);
    try {
      const response = await load(`/${packAddress(ids, longSide)}`, { signal: mine.stop.signal });
      const reader = response.ok ? response.body?.getReader() : undefined;
      const unpack = openPack();
      for (let piece = await reader?.read(); piece?.value !== undefined; piece = await reader?.read())
        for (const { number, bytes } of unpack(piece.value)) {
          const key = keys[number];
          if (key !== undefined && mine.missing.delete(key)) take(key, bytes);
        }
    } catch {
      // What has not come is missing, below.
    }
    asked.delete(mine);
    if (!mine.stop.signal.aborted) for (const key of mine.missing) take(key, null);
    want();
  }

  function want(): void {
    const wanted = new Map<string, Wish>();
    for (const wish of wishes()) wanted.set(keyOf(wish), wish);
    for (const pack of asked) if (![...pack.missing].some((key) => wanted.has(key))) pack.stop.abort();
    const coming = new Set([...asked].flatMap(({ missing }) => [...missing]));
    const absent = [...wanted].filter(([key]) => !kept.has(key) && !coming.has(key)).map(([, wish]) => wish);
    const [first] = absent;
    if (first === undefined || asked.size >= maxAsked) return;
    const alike = absent.filter(({ longSide }) => longSide === first.longSide).slice(0, maxInPack);
    void ask(
      alike.map(({ id }) => id),
      first.longSide,
    );
    if (absent.length > alike.length) want();
  }

  return { get: (key) => kept.get(key), want, forget };
}
