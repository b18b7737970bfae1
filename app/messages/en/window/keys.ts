// English: the palette, the sheet of keys, and where keys are changed. What each act is called is in app/commands, which the menu reads too.
import { commands } from '../commands.ts';
import { formats } from '../formats.ts';

const { formatCount, formatList } = formats;

export const keys = {
  ...commands,
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
      cropInput: 'On an input: crop, turn, cover, mark',
      cropTools: 'In that sheet: crop, cover, frame, arrow, brush, straighten',
      cropTurn: 'In that sheet: turn right, turn left',
      removeInput: 'On an input: remove it',
      paste: 'Paste pictures as inputs',
      divide: 'On the line between before and after: move it',
      lens: 'With the lens: move it',
      grid: 'In the library: to another edit',
      look: 'In quick look: to the one before, to the next, to the ends',
      survey: 'Among several results: choose one (1 to 9), show it large, take it',
      batchPairs: 'Among the pairs of a batch: approve and go on, send again',
      surveyPages: 'Among several results: page before, next page, fewer, more',
      pairs: 'Left or right: the left one stays, the right one stays',
      extend: 'In the library: extend the selection',
      keep: 'Where pixels are kept: keep',
      keepTools: 'Where pixels are kept: brush, rectangle, smaller, larger, outlines',
      keepPlaces: 'In the list of places: take or leave, zoom to it',
      keepUsual: 'On a slider there: as proposed',
    },
  },
  settings: {
    find: 'Find an act or a key',
    add: (command: string) => `Add a key to “${command}”`,
    remove: (key: string, command: string) => `Take ${key} from “${command}”`,
    reset: (command: string) => `Usual keys of “${command}”`,
    resetAll: 'Usual keys for everything',
    press: 'Press the keys …',
    pressHelp: 'Escape leaves it as it is.',
    notOne: 'That key cannot be used.',
    taken: (key: string, commands: readonly string[]) => `${key} belongs to ${formatList(commands.map((command) => `“${command}”`))}.`,
    fixed: (key: string, uses: readonly string[]) =>
      `${key} is always for ${formatList(uses.map((use) => `“${use}”`))} and cannot be given to an act.`,
    fixedThere: (key: string, uses: readonly string[]) =>
      `${key} has a fixed meaning, which stays: ${formatList(uses.map((use) => `“${use}”`))}.`,
    takeElsewhere: 'Use it elsewhere',
    takeOver: 'Use it here instead',
    leave: 'Leave it',
    also: (commands: readonly string[]) => `Also ${formatList(commands.map((command) => `“${command}”`))}: only the first acts`,
    changed: (count: number) => `${formatCount(count)} changed`,
    noneFound: 'No act and no key fits.',
  },
} as const;
