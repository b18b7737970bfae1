// How much goes out at once. Apart from the schemas, so that the window takes it without them.

/** Results that can be dragged or copied at once. */
export const maxOut = 100;
/** Programs that results can be opened in: as many as there are keys for. */
export const maxPrograms = 9;
