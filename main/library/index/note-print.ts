// A print that was made goes into the index.
import type { IndexStore } from './store.ts';

/** What a result looks like, in base64; whether any edit's twins are other than before. */
export function notePrint(store: Pick<IndexStore, 'noticeOthers' | 'transact' | 'twins'>, id: string, nth: number, print: string): boolean {
  store.noticeOthers();
  const before = store.twins.given();
  store.transact(() => store.twins.print(id, nth, Buffer.from(print, 'base64')));
  return store.twins.given() !== before;
}
