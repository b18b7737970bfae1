// The words that were used before, and how they did.

export const wordOrders = ['stars', 'uses', 'newest'] as const;
/** So many of an instruction are in a row; longer ones are read from an edit's record. */
export const rowLetters = 280;

export type WordOrder = (typeof wordOrders)[number];

/** One instruction and all edits that were run with it; what lies in the trash is not counted. */
export type EarlierWords = {
  /** Its first `rowLetters`. */
  readonly prompt: string;
  /** Edits that were run with it, however they ended. */
  readonly uses: number;
  /** Those that have a result. */
  readonly done: number;
  /** Picked, and rejected. */
  readonly kept: number;
  readonly out: number;
  /** How many have stars, and how many stars those have at the mean; null where none has any. */
  readonly starred: number;
  readonly meanStars: number | null;
  /** How many of the uses were rehearsals: what those look like says nothing about the model. */
  readonly rehearsals: number;
  /** The edit whose result did best: by stars, then favourite, then pick, then the newest; without any result the newest edit. */
  readonly editId: string;
  readonly hasResult: boolean;
};

export type EarlierFound = { readonly total: number; readonly rows: readonly EarlierWords[] };
