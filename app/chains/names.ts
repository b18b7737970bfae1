// What a chain may be called: its name is the name of its file, on every system. Without schemas, so that the window may use it.
import { isUsableName, nameOf } from '../presets/saved.ts';

const editId = /^[0-9A-HJKMNP-TV-Z]{26}$/i;

/** The name as it is written; null where it cannot be the name of a file, or would be taken for an edit. */
export function chainName(typed: string): string | null {
  const name = nameOf(typed);
  return isUsableName(name) && !editId.test(name) ? name : null;
}
