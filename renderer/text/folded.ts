/** Words as they are looked for in a list: without accents and capitals. */
export const folded = (words: string): string => words.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
