// English: the palette, the sheet of keys, and where keys are changed. What each act is called is in app/acts, which the menu reads too.
import { actWordsEn } from '../../app/acts/words-en.ts';
import { formatCount, formatList } from './format.ts';

export const keys = {
  ...actWordsEn,
  palette: {
    title: 'All commands',
    field: 'Type what you want to do',
    settingsOf: (section: string) => `Settings: ${section}`,
    searchOf: (name: string) => `Saved search: ${name}`,
    projectOf: (name: string) => `Project: ${name}`,
    noProject: 'Project: none',
    findHere: (words: string) => `Search the library for “${words}”`,
  },
  sheet: {
    title: 'Keyboard shortcuts',
    change: 'Change keys',
    close: 'Close',
    elsewhere: 'In their place',
    none: 'none',
    fixed: {
      earlier: 'In the instruction: earlier instructions',
      moveInput: 'On an input: move it',
      cropInput: 'On an input: crop, cover, mark',
      cropTools: 'In that sheet: crop, cover, frame, arrow, brush',
      removeInput: 'On an input: remove it',
      paste: 'Paste pictures as inputs',
      divide: 'On the line between before and after: move it',
      grid: 'In the library: to another edit',
      extend: 'In the library: extend the selection',
      keep: 'Where pixels are kept: keep',
      keepTools: 'Where pixels are kept: brush, rectangle, smaller, larger, outlines',
      keepPlaces: 'In the list of places: take or leave, zoom to it',
      keepUsual: 'On a slider there: as proposed',
    },
  },
  settings: {
    find: 'Find an act or a key',
    add: (act: string) => `Add a key to “${act}”`,
    remove: (key: string, act: string) => `Take ${key} from “${act}”`,
    reset: (act: string) => `Usual keys of “${act}”`,
    resetAll: 'Usual keys for everything',
    press: 'Press the keys …',
    pressHelp: 'Escape leaves it as it is.',
    notOne: 'That key cannot be used.',
    taken: (key: string, acts: readonly string[]) => `${key} belongs to ${formatList(acts.map((act) => `“${act}”`))}.`,
    takeOver: 'Use it here instead',
    leave: 'Leave it',
    also: (acts: readonly string[]) => `Also ${formatList(acts.map((act) => `“${act}”`))}: only the first acts`,
    changed: (count: number) => `${formatCount(count)} changed`,
    noneFound: 'No act and no key fits.',
  },
} as const;
