/** As its own readers call the language. */
export const name = '简体中文';
