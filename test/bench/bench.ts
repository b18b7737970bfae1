// What a benchmark is: it measures ours beside an alternative in one run and says which budget each line has.
import type { Fixtures } from './fixtures.ts';

export type Line = {
  /** Of the project's budgets, as `P1`; shown as it is. */
  readonly goal: string;
  readonly name: string;
  readonly ours: string;
  /** What ours is held against, with its name: `naive FTS5 206 ms`. Empty when there is nothing. */
  readonly other?: string;
  /** How many times better ours is, or how far ours grows; empty when there is nothing to divide. */
  readonly ratio?: string;
  readonly budget?: string;
  /** Null when there is no budget, or when this machine cannot tell. */
  readonly held?: boolean | null;
};

export type Options = {
  /** How many edits, growing. */
  readonly rows: readonly number[];
  /** Most of them where whole libraries in folders are needed. */
  readonly records: number;
  readonly sessions: number;
  /** Of a scripted fling. */
  readonly seconds: number;
  readonly scales: readonly number[];
  readonly rounds: number;
  readonly quick: boolean;
  readonly fixtures: Fixtures;
  /** Says what is being done, on the side. */
  readonly say: (words: string) => void;
};

export type Bench = {
  readonly name: string;
  /** What its lines mean, in sentences for the page. */
  readonly means: string;
  readonly run: (options: Options) => Promise<readonly Line[]>;
};

export const largest = ({ rows }: Options): number => Math.max(...rows);
export const smallest = ({ rows }: Options): number => Math.min(...rows);
