/** A name that may hold line breaks, written by hand or by another system, as one line of text. Nothing of it is cut. */
export const inOneLine = (text: string): string => text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
