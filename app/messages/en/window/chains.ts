// English: steps that are taken again on other pictures.
import { formats } from '../formats.ts';

const { formatCount, formatNoun } = formats;

const steps = (count: number): string => formatNoun(count, 'step', 'steps');
const pictures = (count: number): string => formatNoun(count, 'picture', 'pictures');

export const chains = {
  use: (count: number) => (count === 1 ? 'Use this step' : `Use these ${formatCount(count)} steps`),
  useTitle: 'Take these steps again on other pictures',
  title: (count: number) => (count === 1 ? 'This step on other pictures' : `These ${formatCount(count)} steps on other pictures`),
  titleOf: (name: string) => `${name} on other pictures`,
  batchOf: 'A batch of these, or a chain over them',
  what: 'What each picture goes through',
  instruction: 'One instruction',
  chain: 'A chain',
  which: 'Which chain',
  steps: 'Steps',
  stepOn: (model: string) => `on ${model}`,
  goesFirst: 'Each step goes on from the result of the last.',
  withPictures: (names: string) => `with ${names}`,
  notes: {
    view: 'Crops, turns and marks of that picture stay with it.',
    'by-hand': 'What was changed in another program is not taken along.',
    kept: '“Keep my pixels” is not taken along.',
    imported: 'What was imported is not taken along.',
    'words-only': 'The picture made from words alone is not taken along.',
  },
  save: 'Save',
  saveAs: 'Keep them as a chain',
  namePlaceholder: 'A name, such as Evening gold',
  taken: (name: string) => `There is a chain “${name}” already. Save once more to replace it.`,
  saved: (name: string) => `Saved as ${name}.`,
  fileHelp: 'A plain file in the library’s folder “chains”.',
  discard: (name: string) => `Throw away ${name}`,
  discardTitle: (name: string) => `Throw away the chain “${name}”?`,
  discardBody: 'It goes to the system’s trash. Pictures that were made with it stay.',
  keepIt: 'Keep it',
  discarded: (name: string) => `${name} is in the system’s trash.`,
  approve: 'Ask after each step',
  approveHelp: 'What you mark as out (X) does not go on.',
  empty: 'Which pictures should go through these steps? Drop them here, or choose them.',
  pick: 'Choose pictures …',
  pickFolder: 'Choose a folder …',
  selected: (count: number) => `The ${pictures(count)} selected`,
  sum: (count: number, each: number, edits: number, cost: string | null) =>
    `${pictures(count)} × ${steps(each)} = ${formatNoun(edits, 'edit', 'edits')}${cost === null ? '' : ` · about ${cost}`}`,
  rehearsal: (count: number, each: number) => `${pictures(count)} × ${steps(each)} · nothing is charged in a rehearsal`,
  run: (count: number) => (count === 0 ? 'Run' : `Run on ${pictures(count)}`),
  at: (step: number, all: number) => `step ${formatCount(step)} of ${formatCount(all)}`,
  ask: (done: number, all: number, rest: number, cost: string | null) =>
    `Step ${formatCount(done)} of ${formatCount(all)} is done. Mark with X what should not go on. ${formatNoun(rest, 'edit is', 'edits are')} still to be made${cost === null ? '' : `, about ${cost}`}.`,
  goOn: (step: number) => `Go on with step ${formatCount(step)}`,
} as const;
