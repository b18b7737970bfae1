/** Of a ULID as records and the index write it. Without schemas, so that the window and a command that is being read may use it. */
export const editIdPattern = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** Whether a text has the shape of an edit’s id. Such an edit need not be there. */
export const isEditId = (text: string): boolean => editIdPattern.test(text);

const letters = 26;

/** Of ids that are written one after the other, those from `from` up to `to`, counted from 0. */
export const idsIn = (ids: string, from = 0, to = ids.length / letters): string[] =>
  Array.from({ length: Math.max(0, Math.min(to, ids.length / letters) - from) }, (_, nth) =>
    ids.slice((from + nth) * letters, (from + nth + 1) * letters),
  );
