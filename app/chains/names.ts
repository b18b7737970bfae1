// What a chain may be called: its name is the name of its file, on every system. Without schemas, so that the window may use it.
import { isEditId } from '../edits/edit-id.ts';
import { isUsableName, nameOf } from '../presets/saved.ts';

/** The name as it is written; null where it cannot be the name of a file, or would be taken for an edit. */
export function chainName(typed: string): string | null {
  const name = nameOf(typed);
  return isUsableName(name) && !isEditId(name.toUpperCase()) ? name : null;
}
