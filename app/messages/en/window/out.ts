// English: results to other programs and back.
import { formats } from '../formats.ts';
import { firstWords } from '../../../formats.ts';

const { formatCount, formatNoun } = formats;

const pictures = (count: number): string => formatNoun(count, 'picture', 'pictures');

export const out = {
  copied: {
    files: (count: number) => (count === 1 ? 'Copied the picture and its file.' : `Copied the files of ${pictures(count)}.`),
    addresses: (count: number) =>
      `${count === 1 ? 'Copied the picture and the address of its file' : `Copied the addresses of the files of ${pictures(count)}`}. Not every file manager can paste that; dragging it there works.`,
    picture: (_count: number) => 'Copied the picture alone: the clipboard did not take its file. To have the file, drag it out.',
  },
  openInProgram: (program: string) => `Open in ${program}`,
  setUp: 'Choose programs …',
  noPrograms: 'No program is set up yet. Choose one to open results in it.',
  noSuchProgram: (place: number) => `There is no program ${place} in the list yet.`,
  opened: (program: string) => `A working copy is open in ${program}. Each save there becomes a new version here.`,
  nothingToOpen: 'There is no picture to open.',
  nothingToCopy: 'There is no picture to copy.',
  tooMany: (most: number, count: number) =>
    `${formatCount(count)} pictures are too many at once: at most ${formatCount(most)}. Select fewer, or export them.`,
  editedIn: (program: string) => `Edited in ${program}`,
  newVersion: (of: string, program: string) => `New version of “${firstWords(of, 40)}” from ${program}`,
  refused: (program: string) => `What ${program} saved could not be taken in. It stays in the working copy.`,
  pasted: 'Pasted picture',
  info: {
    editedIn: 'Edited in',
    savedAs: 'Saved as',
  },
  settings: {
    title: 'Open in',
    help: 'Programs that results can be opened in, by the menu or by Shift and the number. A working copy is opened; each save becomes a new version beside the result, which itself stays as it is.',
    list: 'Programs',
    none: 'No programs yet.',
    add: 'Add a program …',
    name: (place: number) => `Name of program ${place}`,
    up: (name: string) => `Move ${name} up`,
    down: (name: string) => `Move ${name} down`,
    remove: (name: string) => `Remove ${name}`,
    added: (name: string) => `${name} was added.`,
    dragged: 'Dragged-out pictures',
    draggedHelp:
      'As received: the library’s own file, byte for byte. With recipe: a copy that says how it was made, as exports do; such a copy has no Content Credentials. With Alt it is a copy without any metadata.',
    draggedAs: { received: 'As received', recipe: 'With recipe' },
  },
} as const;
