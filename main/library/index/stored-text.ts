// Texts that the index itself has written. One that does not read is damage that SQLite cannot see: it keeps no sums of what it holds.

/** Throws what SQLite throws for a damaged file, so that the index is made again. */
export function readStored<T>(text: unknown): T {
  try {
    return JSON.parse(String(text)) as T;
  } catch {
    throw damagedText();
  }
}

/** What SQLite would say of a damaged file. */
export function damagedText(): Error {
  return Object.assign(new Error('the index holds a text that cannot be read'), { errcode: 11 });
}
