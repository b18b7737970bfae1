// Many small pictures in one answer: where they are asked for, and how they lie in it.

/** So many at most in one pack. */
export const maxInPack = 64;

/** How many bytes say which picture comes next, and how long it is. */
const packHeadBytes = 8;

/** Thumbnails of the first results of these edits, at most `maxInPack`; long side in pixels. Relative to studio://app/. */
export const packAddress = (editIds: readonly string[], longSide: 160 | 320 | 640): string => `media/pack/${longSide}/${editIds.join(',')}`;

/** What comes before the bytes of a picture: its number in the address from 0, then its length, each as four bytes with the lowest first. Of length 0: there is none. */
export function packHead(number: number, length: number): Uint8Array<ArrayBuffer> {
  const head = new DataView(new ArrayBuffer(packHeadBytes));
  head.setUint32(0, number, true);
  head.setUint32(4, length, true);
  return new Uint8Array(head.buffer);
}

/** One picture out of a pack; null where there is none. */
export type Packed = { readonly number: number; readonly bytes: Uint8Array<ArrayBuffer> | null };

/** Takes a pack in the pieces in which it comes, and gives out those pictures that have come whole. */
export function openPack(): (piece: Uint8Array) => readonly Packed[] {
  let rest = new Uint8Array(0);
  return (piece) => {
    const bytes = new Uint8Array(rest.length + piece.length);
    bytes.set(rest);
    bytes.set(piece, rest.length);
    const view = new DataView(bytes.buffer);
    const whole: Packed[] = [];
    let at = 0;
    while (at + packHeadBytes <= bytes.length) {
      const end = at + packHeadBytes + view.getUint32(at + 4, true);
      if (end > bytes.length) break;
      whole.push({ number: view.getUint32(at, true), bytes: end === at + packHeadBytes ? null : bytes.slice(at + packHeadBytes, end) });
      at = end;
    }
    rest = bytes.slice(at);
    return whole;
  };
}
