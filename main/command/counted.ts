/** `1 edit`, `2 edits`: of nouns whose plural has an s. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
