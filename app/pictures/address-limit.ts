// How long an address on the web may be.

/** Longer ones are no addresses of pictures; signed ones have about two thousand letters. */
export const maxAddressLetters = 4096;
