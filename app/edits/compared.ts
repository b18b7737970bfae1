/** Tags, labels and projects as they are compared: one spelling for capitals and accents' forms. For window and main alike, so without schemas. */
export function compared(name: string): string {
  return name.toWellFormed().replaceAll('\0', ' ').normalize('NFC').trim().toLowerCase();
}

/** A tag that is there in another spelling stays as it is. */
export function changedTags(tags: readonly string[], add: readonly string[], remove: readonly string[]): string[] {
  const gone = new Set(remove.map(compared));
  const kept = tags.filter((tag) => !gone.has(compared(tag)));
  const there = new Set(kept.map(compared));
  const added = add
    .map((tag) => tag.normalize('NFC').trim())
    .filter((tag) => tag !== '' && !there.has(compared(tag)) && there.add(compared(tag)).size > 0);
  return [...kept, ...added];
}
