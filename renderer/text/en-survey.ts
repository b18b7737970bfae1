// English: several results beside each other.
import { formatCount, formatNoun } from './format.ts';

export const survey = {
  title: 'Compare several results',
  label: 'The results',
  help: 'Arrows and 1 to 6 choose one, the same number again shows it large. P picks, X puts it out, Enter takes it and leaves the others out.',
  open: 'Compare side by side',
  tooFew: 'Select two to six results to compare them side by side.',
  first: (count: number, all: number) => `The first ${formatCount(count)} of ${formatCount(all)} are shown side by side.`,
  count: (count: number) => formatNoun(count, 'result in the choice', 'results in the choice'),
  fact: (name: string, value: string) => `${name}: ${value}`,
  actions: 'With this result',
  pick: 'Pick',
  putOut: 'Out of the choice',
  crown: 'Take this one',
  crownHelp: 'It is picked, the others are rejected',
  crowned: (others: number) => `1 taken, ${formatCount(others)} out`,
  out: 'Out',
  bringBack: (words: string) => `Bring back: ${words}`,
  leave: 'Back',
};
