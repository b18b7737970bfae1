/** Of a ULID as records and the index write it. Without schemas, so that the window and a command that is being read may use it. */
export const editIdPattern = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** Whether a text has the shape of an edit’s id. Such an edit need not be there. */
export const isEditId = (text: string): boolean => editIdPattern.test(text);

const letters = 26;
/** So many letters of a ULID, the first, are its time. */
export const timeLetters = 10;
/** Crockford's: the value of a letter is its number here. */
export const ulidAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** When a ULID was made, in milliseconds since 1970. */
export const timeOfId = (id: string): number =>
  [...id.slice(0, timeLetters)].reduce((time, letter) => time * 32 + Math.max(0, ulidAlphabet.indexOf(letter)), 0);

/** How many ids are written one after the other. */
export const countOfIds = (ids: string): number => ids.length / letters;

/** Of ids that are written one after the other, those from `from` up to `to`, counted from 0. */
export const idsIn = (ids: string, from = 0, to = countOfIds(ids)): string[] =>
  Array.from({ length: Math.max(0, Math.min(to, countOfIds(ids)) - from) }, (_, nth) =>
    ids.slice((from + nth) * letters, (from + nth + 1) * letters),
  );
