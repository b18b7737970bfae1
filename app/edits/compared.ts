/** Tags, labels and projects as they are compared: one spelling for capitals and accents' forms. For window and main alike, so without schemas. */
export function compared(name: string): string {
  return name.toWellFormed().replaceAll('\0', ' ').normalize('NFC').trim().toLowerCase();
}

/** The same of names that are given in one line: what was written with line ends or several spaces is found by one. */
export const comparedName = (name: string): string => compared(name).replace(/\s+/g, ' ');

/** How a name is written that is new: in one line, with one space between words. */
export const writtenInOneLine = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim();

/** A tag that is there in another spelling stays as it is. */
export function changedTags(tags: readonly string[], add: readonly string[], remove: readonly string[]): string[] {
  const gone = new Set(remove.map(comparedName));
  const kept = tags.filter((tag) => !gone.has(comparedName(tag)));
  const there = new Set(kept.map(comparedName));
  const added = add
    .map(writtenInOneLine)
    .filter((tag) => tag !== '' && !there.has(comparedName(tag)) && there.add(comparedName(tag)).size > 0);
  return [...kept, ...added];
}
