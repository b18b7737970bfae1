// English: sets, which one press of Run made or one batch.
import { formats } from '../formats.ts';

const { formatCount, formatNoun } = formats;

export const sets = {
  foldHelp: 'Show each set of edits as one',
  stack: (count: number) => `set of ${formatCount(count)}`,
  progress: (done: number, of: number) => `${formatCount(done)} of ${formatCount(of)}`,
  failed: (count: number) => `${formatCount(count)} not made`,
  open: 'Look through the set',
  openOf: (count: number) => `Set of ${formatCount(count)}`,
  pairs: 'Choose left or right',
  apart: 'Show its edits in the grid',
  over: (name: string, done: number, of: number) =>
    done === of
      ? `${formatNoun(of, 'result', 'results')}: ${name}`
      : `${formatCount(done)} of ${formatNoun(of, 'result', 'results')}: ${name}`,
  queued: (name: string, progress: string) => `${name}: ${progress}`,
};
