/** As its own readers call the language, so that whoever cannot read the present one finds the way back. */
export const name = 'English';
