// Which small pictures an address of a pack asks for.
import { maxInPack } from '../../app/contract/packs.ts';

export type Pack = { readonly editIds: readonly string[]; readonly longSide: number };

/** `/media/pack/<long side>/<edit>[,<edit>…]`, at most `maxInPack`; null for anything else. */
export function readPackAddress(pathname: string): Pack | null {
  const found = /^\/media\/pack\/(160|320|640)\/([0-9A-HJKMNP-TV-Z]{26}(?:,[0-9A-HJKMNP-TV-Z]{26})*)$/.exec(pathname);
  const editIds = found?.[2]?.split(',') ?? [];
  return editIds.length === 0 || editIds.length > maxInPack ? null : { editIds, longSide: Number(found?.[1]) };
}
