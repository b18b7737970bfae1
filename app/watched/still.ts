// Which files of a watched folder are finished: programs write in pieces, cameras and networks with pauses, and clocks of drives are coarse or wrong.

/** A file as a look finds it, without reading it. */
export type Face = { readonly name: string; readonly bytes: number; readonly mtimeMs: number };

/** So long a file must have been left alone by its own clock; FAT counts in twos. */
export const stillMs = 2000;

/** Whether nobody has written to a file between two looks, as far as name, size and time say. */
export const sameFace = (one: Face, other: Face): boolean =>
  one.name === other.name && one.bytes === other.bytes && one.mtimeMs === other.mtimeMs;

/**
 * Of what the second of two looks found: what the first one found just so, and nobody wrote to for a moment. A file from the future says nothing about
 * when it was written, so that the two looks must do. An empty file is a name that somebody means to fill.
 */
export function stillFiles(before: readonly Face[], now: readonly Face[], nowMs: number): readonly Face[] {
  const known = new Map(before.map((face) => [face.name, face]));
  return now.filter((face) => {
    const was = known.get(face.name);
    const ageMs = nowMs - face.mtimeMs;
    return was !== undefined && sameFace(was, face) && face.bytes > 0 && (ageMs < 0 || ageMs >= stillMs);
  });
}

/** Whether a name is that of a finished picture; what is hidden, or named as programs name what they are writing, is none. */
export const mayBePicture = (name: string, endings: readonly string[]): boolean =>
  !/^[.~]|~$|\.(?:part|partial|tmp|temp|crdownload|download)\b/i.test(name) &&
  endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`));
