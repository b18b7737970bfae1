// What a query comes to, as SQLite is asked it.

/** SQL with a value for each of its question marks. */
export type Asked = readonly [string, ...(string | number)[]];

/** Of the table `edits`. */
export type RowCondition = {
  /** Written so that SQLite uses no index for it, and goes by time. */
  readonly holds: Asked;
  /** Quicker where they are few: what gives as many rows at least, and the places of all that it holds for, and perhaps of others. */
  readonly few?: { readonly counted: Asked; readonly listed: Asked };
};

export type Condition = {
  /** What to look for in the full-text index, in FTS5's language, but for the last word while it is typed; empty for nothing. */
  readonly looking: string;
  /** The beginning of a long word that is still being typed: to be completed from the words there are, then looked for too. */
  readonly beginning: string | null;
  /** Places from the first, and before the second. */
  readonly range: readonly [number, number];
  readonly conditions: readonly RowCondition[];
  /** Whether only the full-text index and times decide. */
  readonly ofWords: boolean;
};
