// English: several results beside each other.
import { formats } from '../formats.ts';

const { formatCount, formatNoun } = formats;

export const survey = {
  title: 'Compare several results',
  label: 'The results',
  help: 'Arrows and 1 to 9 choose one, the same number again or Space shows it large. P keeps, X puts it out, Enter takes it and leaves the others out. Page Up and Page Down turn the page, plus and minus show fewer and more.',
  pairHelp: 'The left arrow keeps the left one, the right arrow the right one; the other is out. Undo brings it back.',
  tooFew: 'Select two or more results to compare them side by side.',
  tooFewOfSet: 'Of this set only one result is there.',
  firstOfSet: (count: number) => `The newest ${formatCount(count)} of the set are shown. A search for the set finds all.`,
  first: (count: number, all: number) => `The first ${formatCount(count)} of ${formatCount(all)} are shown side by side.`,
  count: (count: number) => formatNoun(count, 'result in the choice', 'results in the choice'),
  fact: (name: string, value: string) => `${name}: ${value}`,
  actions: 'With this result',
  pick: 'Keep',
  putOut: 'Out of the choice',
  crown: 'Take this one',
  crownHelp: 'It is picked, the others are rejected, but for those you kept',
  crowned: (out: number, kept: number) =>
    kept === 0 ? `1 taken, ${formatCount(out)} out` : `1 taken, ${formatCount(kept)} kept, ${formatCount(out)} out`,
  perPage: 'How many are beside each other',
  all: 'All',
  page: (first: number, last: number, of: number) =>
    `${formatCount(first)}${last === first ? '' : `–${formatCount(last)}`} of ${formatCount(of)}`,
  pageBefore: 'Page before',
  pageAfter: 'Next page',
  pairs: 'Left or right',
  pairsHelp: 'Choose between two until one is left',
  pairTitle: (left: number) => `Which is better? ${formatNoun(left, 'choice', 'choices')} to go`,
  left: 'Left is better',
  right: 'Right is better',
  last: 'This one is left. Enter takes it.',
  moreOut: (count: number) => `and ${formatCount(count)} more`,
  out: 'Out',
  bringBack: (words: string) => `Bring back: ${words}`,
  leave: 'Back',
  pairsTitle: 'Before and after of a batch',
  approveHelp:
    'Each result stands beside what it was made from. Enter approves one and goes on, P approves it or not, X leaves it out, R sends it again with another seed. Arrows and 1 to 9 choose one, Page Up and Page Down turn the page.',
  approved: (approved: number, of: number) => `${formatCount(approved)} of ${formatCount(of)} approved`,
  approve: 'Approve',
  again: 'Send again',
  againTitle: 'Send it again with another seed?',
  againBody: (words: string) => `“${words}” is asked for once more, and this result is left out.`,
  wordsAlone: 'Made from words alone',
  sentAgain: 'Sent again; its result comes here',
};
