// What the core says, in English: each sentence by its id, with {values}. Records, logs and the command keep these very sentences.

export const program = {
  notListed: 'This program is not in the list any more.',
  listed: '{name} is in the list already.',
  tooMany: 'The list holds {most} programs. Remove one first.',
  noneThere: 'There is no program {place} in the list yet. Add it in the settings, under Open in.',
  noFile: 'This names no file of this computer.',
  notStarted: '{name} could not be started. Start it once by itself, or choose the program again in the settings.',
  gone: '{name} is not where it was. Choose the program again in the settings.',
  noProgram: '{name} is not a program that opens pictures in a window. Choose the program itself.',
  pictureGone: 'The picture is not where it was saved, so it cannot be opened.',
  tooManyCopies: 'This result has too many working copies. Open one of its newer versions instead.',
  pictureChanged: 'The picture changed or went away while it was being opened. Try again.',
  clipboard: 'The clipboard did not take the picture. Try again, or drag it out instead.',
} as const;
