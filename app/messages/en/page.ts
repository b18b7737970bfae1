// English: the few words that stand in exported sheets and pages.

export type PageWords = {
  readonly title: string;
  readonly beforeAndAfter: string;
  readonly before: string;
  readonly after: string;
  readonly slider: string;
  /** How many pictures the page shows, in words. */
  readonly pictures: (count: number) => string;
  readonly hint: string;
  readonly madeWith: string;
  /** The seed of a result, in words; it is written as the record has it. */
  readonly seed: (seed: string) => string;
  readonly rehearsal: string;
};

export const page: PageWords = {
  title: 'Pictures',
  beforeAndAfter: 'Before and after',
  before: 'Before',
  after: 'After',
  slider: 'How much of the picture before is shown',
  pictures: (count) => (count === 1 ? '1 picture' : `${count} pictures`),
  hint: 'Drag across a picture to compare.',
  madeWith: 'Made with Kontext Studio',
  seed: (seed) => `seed ${seed}`,
  rehearsal: 'rehearsal',
};
