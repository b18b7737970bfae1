// Which folders a new library may be made in: none that belongs to another one, none around the open one, and not where the program keeps its own files.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Failure } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import { say } from '../../../app/messages/say.ts';
import { libraryName } from '../../library/store/library-file.ts';
import { isInside } from '../../platform/durable-files.ts';

const isLibrary = (folder: string): boolean => existsSync(path.join(folder, libraryName));

/** The library that a folder belongs to, itself or one above it; null for none. */
export function libraryAround(folder: string): string | null {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (isLibrary(at)) return at;
    if (at === path.dirname(at)) return null;
  }
}

/** Null where one is already, which is opened, and where one may be made. Absolute paths; `open`: that of the library that is open. */
export function refusalOfLibrary(chosen: string, { open, home }: { readonly open: string; readonly home: string }): Failure | null {
  if (isLibrary(chosen)) return null;
  const above = libraryAround(chosen);
  if (above !== null) return makeFailure('usage', say('library.withinLibrary', { folder: above }));
  if (isInside(chosen, open) && isLibrary(open)) return makeFailure('usage', say('library.aroundLibrary', { folder: open }));
  return chosen === home || isInside(home, chosen) ? makeFailure('usage', say('library.ownFiles')) : null;
}
