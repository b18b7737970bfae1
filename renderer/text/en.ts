// English: the window as a whole, the library, toasts and what is read aloud.
import { firstWords, formatCount, formatNoun } from './format.ts';

export const window = {
  name: 'Kontext Studio',
  stage: 'Stage',
  library: 'Library',
  views: 'View',
  settings: 'Settings',
  compose: 'Compose',
  hideCompose: 'Hide compose',
  showCompose: 'Show compose',
  searchLabel: 'Search the library',
  searchPlaceholder: 'Search instructions, seed:42, is:favourite …',
  clearSearch: 'Clear search',
  resizeCompose: 'Width of compose',
  resizeGrid: 'Height of the library under the stage',
  dismiss: 'Dismiss',
  close: 'Close',
  cancel: 'Cancel',
  messages: 'Messages',
  loading: 'Opening the library …',
  bridgeMissing: 'The window could not reach the program behind it. Close Kontext Studio and start it again.',

  rehearsal: {
    badge: 'Rehearsal',
    noKey: 'Rehearsal: results are made on this computer. Add a SeaArt key to use FLUX.1 Kontext [max].',
    on: 'Rehearsal is switched on: results are made on this computer and cost nothing.',
    addKey: 'Add key',
    useService: 'Use SeaArt',
  },
  libraryMissing: 'The library folder is not connected. Its pictures are safe where they are; connect the drive or choose the folder.',
  libraryReadonly: 'The library folder cannot be written to, so new edits cannot be kept. Choose another folder or change its permissions.',
  chooseFolder: 'Choose folder',
  heldAsk: (count: number) => `The connection is back. Send ${formatNoun(count, 'held edit', 'held edits')}?`,
  heldOffline: 'SeaArt cannot be reached. New edits wait and are sent only after you say so.',
  send: 'Send',

  empty: {
    title: 'Drop 1 to 4 pictures here, or press Ctrl+V.',
    titleMac: 'Drop 1 to 4 pictures here, or press ⌘V.',
    kinds: 'PNG, JPEG, WebP.',
    pick: 'Choose pictures',
    sample: 'Try a sample picture',
    then: 'Then write what should change and press Run. Every result is kept in a plain folder on this computer.',
    ready: 'Write what should change, then press Run.',
  },
  grid: {
    label: 'Library',
    edits: (count: number) => formatNoun(count, 'edit', 'edits'),
    /** Until all are counted the last one of a thousand stands for more. */
    found: (count: number, exact: boolean) => `${exact ? formatCount(count) : `${formatCount(count - 1)}+`} found`,
    selected: (count: number) => `${formatCount(count)} selected`,
    size: 'Size of the pictures in the grid',
    none: 'No edits yet. Results appear here, newest first.',
    nothingFound: 'Nothing matches this search.',
    notUnderstood: (parts: string) => `Not understood and left out: ${parts}`,
    damaged: (count: number) =>
      `${formatNoun(count, 'record', 'records')} could not be read and ${count === 1 ? 'was' : 'were'} left as ${count === 1 ? 'it is' : 'they are'}`,
    unseen: 'new',
    results: (count: number) => formatNoun(count, 'result', 'results'),
    favourite: 'favourite',
    picked: 'picked',
    rejected: 'rejected',
    starsOf: (stars: number) => formatNoun(stars, 'star', 'stars'),
    missing: 'File missing or damaged',
    tooMany: (count: number) => `Only ${formatCount(count)} edits can be selected at a time.`,
    quickLook: 'Quick look',
    of: (typical: string) => `of about ${typical}`,
  },
  organised: {
    stars: (count: number, stars: number) =>
      `${formatNoun(count, 'edit', 'edits')}: ${stars === 0 ? 'no stars' : formatNoun(stars, 'star', 'stars')}`,
    favourite: (count: number, on: boolean) =>
      `${formatNoun(count, 'edit', 'edits')} ${on ? 'added to favourites' : 'removed from favourites'}`,
    flag: (count: number, flag: 'pick' | 'reject' | null) =>
      `${formatNoun(count, 'edit', 'edits')} ${flag === 'pick' ? 'picked' : flag === 'reject' ? 'rejected' : 'unflagged'}`,
  },
  live: {
    ended: (prompt: string, state: string) => `${prompt === '' ? 'Edit' : firstWords(prompt, 40)}: ${state}`,
    started: (count: number) => `${formatNoun(count, 'edit', 'edits')} added to the queue`,
  },
  newResult: (prompt: string) => `New result: ${firstWords(prompt, 40)}`,
  show: 'Show',
} as const;
