// What the core says, in English: each sentence by its id, with {values}. Records, logs and the command keep these very sentences.

export const disk = {
  full: 'The disk is full. Nothing that was there is harmed; free some space and it goes on.',
  noRoom: 'The disk of the library has no room for the picture, so nothing is sent. Free some space first.',
  readonly: 'The library folder cannot be written to. Allow writing to it, or choose another folder.',
  missing: 'The library folder cannot be found. Connect its drive again, or choose another folder.',
  tooManyOpen: 'Too many files are open at once on this computer. Close other programs, or try again in a moment.',
  fileMoved: 'A file was moved or deleted while it was needed. Try again, or verify the library.',
  fault: 'The disk reported a fault. Nothing that was there is harmed; try again.',
  isLink:
    '{folder} of the library is a link, and links are not followed. Put the folder itself in its place, or move the whole library to where there is room.',
  closed: '{folder} of the library may not be read or written to. Allow this account to, then try again.',
  badName: 'The drive takes no folder named “{name}” in {folder}. Choose another name or place; many drives refuse names with : ? * or \\.',
} as const;

export const library = {
  missing: 'The library folder {folder} cannot be found. Connect its drive again, or choose another folder.',
  noneYet:
    'No library is in {folder} yet, and looking makes none. Check the name of the folder; the first edit or import makes a library there.',
  amongOthers:
    '{folder} holds other files and no library, so none was made among them. Name a new or empty folder, or that of a library; to have one there all the same, choose the folder in the window, in Settings under Library.',
  isFile: 'The library folder {folder} is a file, or lies below one. Move that file away, or choose another folder.',
  readonly:
    'The library folder {folder} cannot be made or written to. Allow writing to it and to the folder above it, or choose another folder.',
  notKept:
    'This could not be kept: {field} does not fit into a record of the library. Nothing was written, and nothing is charged. Change it, then try again.',
  trashRefused: 'The system’s trash did not take it. It stays in the library’s trash.',
  notThere: 'The library folder is not there: {folder}. Connect its drive, or choose another folder.',
  notShown: 'The folder could not be shown.',
  fileUnread: 'The file {name} in {folder} cannot be read. Move it away and open the folder again: a new one is made, the edits stay.',
  newer: 'The library in {folder} was made by a newer version of Kontext Studio. Update the program, or choose another folder.',
  notOpen: 'The library is not open yet.',
  withinLibrary: 'That folder belongs to the library in {folder}. Choose that one, or a folder outside of it.',
  aroundLibrary: 'The library in {folder} lies in that folder. Choose the library itself, or another folder.',
  ownFiles: 'The program keeps its own files there. Choose another folder.',
  fixed: 'The library is set by KONTEXT_LIBRARY. Start the studio without it to choose another.',
  busyEdits:
    'Edits of this library are not at their end yet: {count}. Let them end, cancel or forget them, then change the library; one that SeaArt is working on ends once SeaArt can be reached.',
  readingStopped: 'Reading the library was stopped. What was read stays.',
  indexNotMade: 'The index of the library could not be made. The records are not touched; try again.',
  indexNotOpened: 'The index of the library could not be opened.',
  checkBroke: 'The check could not go on. Try it again.',
  busy: 'Something else is being done with the whole library. Wait until it has ended, or stop it.',
  noFolder: 'This is no folder of this computer.',
  recordUnread: 'The record {path} {reason}. It was left as it is; move it away to go on with this edit.',
  recordGone: 'This record is not there any more, or can be read again by now.',
} as const;

export const userData = {
  isFile: 'The user-data folder {folder} is a file, or lies below one. Move that file away, or name another folder in KONTEXT_HOME.',
  full: 'The disk of the user-data folder {folder} is full. Free some space, then start again.',
  readonly:
    'The user-data folder {folder} cannot be made or written to. Allow writing to it and to the folder above it, or name another folder in KONTEXT_HOME.',
  settingsUnreadable:
    'The settings in {file} cannot be read, and with them neither your limits nor the library’s folder. Mend that file, or move it away to begin with the usual settings.',
} as const;

export const settings = {
  notWritten: 'The settings could not be written. Check the space and the rights of the user-data folder, then try again.',
} as const;

export const importing = {
  inLibrary: 'This folder is in the library already. Choose one that is outside of it.',
  ofLibrary: 'The pictures there belong to the library in {folder}, and are not moved out of it. Import them without moving them.',
  folderUnread: 'The folder {folder} cannot be read. Choose another one.',
  link: 'It is a link, and links are not followed. Import the folder that it leads to.',
  noRecipe: 'It carries no recipe that is known here.',
  noRecipeOf: 'It carries no recipe that is known here. Its file names {program}.',
  busy: 'Another program of this computer is importing the same pictures and does not go on. What was imported stays; try again.',
  changed: 'It changed while it was being read. Import it again.',
  notRemoved: 'It was imported, but the original could not be removed.',
} as const;

/** Why a file cannot be used, as the end of “It …”. */
export const record = {
  itsSize: 'its size',
  tooLarge: 'is larger than {size} MB, which no record is',
  isLink: 'is a link, not a file',
  noFile: 'is not a regular file',
  mayNotBeRead: 'may not be read',
  diskUnread: 'could not be read from the disk',
  isEmpty: 'is empty',
  noJson: 'is not complete JSON',
  isNewer: 'was written by a newer version of Kontext Studio',
  misfit: 'is not a record: {part} does not fit',
  second: 'is a second record of the edit in {file}',
  secondDiffers: 'is a second record of the edit in {file}; their stars, tags or notes differ',
  theWhole: 'the whole',
  noInstruction: 'has no instruction',
  tooLong: 'is too long',
  noText: 'is not text',
} as const;

/** What a check of the library found. */
export const check = {
  pictureGone:
    'The picture of this edit is not here any more. Put it back, or show the edit: there it is fetched or made again, where that can be done.',
  pictureChanged: 'The picture is not the one that was received: it was changed or damaged.',
  pictureOfAnother: 'This is the picture that belongs to {file}: the two names were exchanged. Give each its own name again.',
  namedInputChanged: 'The input “{name}” was changed or damaged.',
  inputChanged: 'This input was changed or damaged.',
  record: 'The record {reason}. It was left as it is.',
  unfinished: 'An unfinished file of a program that ended early, or of one that is at work.',
  inputGone: 'The input “{name}” is not here any more.',
  moved: 'It belongs to {file}, which is not there. It was found by its content and is shown from here.',
  notRecorded: 'No record names this file.',
  folderInMonth:
    'A folder within the folder of a month: no picture or record in it is found. Move what belongs to edits back into the month.',
  unused: 'No edit was given this input any more. It may be thrown away.',
  isLink:
    'This is a link, and links are not followed: what lies there is not read, written or backed up. Put the folder itself in its place. A whole library may lie on another drive.',
  closed: 'This folder may not be read, and nothing in it was read or checked. Allow this account to read it.',
  fileUnread: 'This file {reason}. It was not compared with what it should be.',
  elsewhere:
    'This is the record of an edit, and records are read in the folder of their month alone: the edit is not shown, and not known when the same is asked for again. Move it back to {folder}.',
  secondRecord:
    'A second record of the edit in {file}, which knows as much or more and is the one that is shown. A syncing program left it: compare the two and keep one.',
} as const;
