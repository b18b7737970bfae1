// What the core says, in English: each sentence by its id, with {values}. Records, logs and the command keep these very sentences.

export const exporting = {
  busy: 'Something else is being exported. Wait until it is done, or stop it.',
  folderNotKept: 'The settings could not be written, so the folder is not remembered. Try again.',
  inLibrary: 'Copies would lie among the library’s own files there. Choose a folder outside the library.',
  full: 'The disk of the export folder is full. What was written stays; free some space or choose another folder.',
  readonly: 'The export folder cannot be written to. Allow writing to it, or choose another folder.',
  missing: 'The export folder cannot be found. Connect its drive again, or choose another folder.',
  isFile: 'The export folder {folder} is a file, or lies below one. Choose another folder.',
  nameTaken: 'Something has this name already, and nothing is written over. Choose another name.',
  nameTooLong: 'The name is too long for this folder. Choose a shorter name template.',
  fault: 'The disk of the export folder reported a fault. What was written stays; try again.',
  noPicture: 'This edit has no picture to export.',
  pictureGone: 'The picture is not in the library’s folder any more. Fetch it again, or connect its drive, then export it.',
  beforeGone: 'The picture before is not in the library’s folder any more, so it cannot be compared.',
  copyDamaged: 'The copy of “{name}” came out damaged. Try again.',
  savedOver:
    '“{name}” is not as it was received: another program saved over it. Put it back from a backup, or export it with other metadata than Unchanged.',
  tooLong:
    '“{name}” would have {side} pixels on its longer side, and a WebP has {limit} at most. Export it as PNG, or with a smaller longest side.',
  fileGone: 'The exported file is not there any more.',
  watched: 'That folder is watched: copies there would come back as new pictures. Choose another folder for exports.',
} as const;

export const backup = {
  full: 'The disk of the backup is full. What was copied stays; free some space, start the backup again and it goes on.',
  readonly: 'The folder of the backup cannot be written to. Allow writing to it, or choose another folder.',
  missing: 'The folder of the backup cannot be found. Connect its drive again, start the backup again and it goes on.',
  fault: 'The disk of the backup reported a fault. What was copied stays; start the backup again.',
  within: 'A backup cannot lie within the library, nor the library within it. Choose another folder, best on another drive.',
  notEmpty: 'A library is restored into an empty folder, and this one has files. Choose another folder, or a new name.',
  noBackup: 'This folder has other files and is no backup. Choose an empty folder, or a new name.',
  otherLibrary: 'This folder has the backup of another library. Two libraries are never mixed: choose another folder.',
  madeAnew:
    'This folder has the backup of a library with the same edits and another {name}, as when that file was lost and made anew. To go on with it, close the window and copy {name} from there over the one in {library}; else choose another folder.',
  noLibrary: 'There is no library in {folder}. Connect its drive again, or name another folder.',
  closedLibrary: 'The library folder {folder} may not be read. Allow this account to read it, then start the backup again.',
  nameTaken: 'In the backup something else has this name. Move it away there and start the backup again.',
  unread: 'This file cannot be read and is not in the backup as it is now. Check the library.',
  closed: 'This folder may not be read, and nothing in it is in the backup. Allow this account to read it.',
  isLink: 'This is a link, and what it leads to is not in the backup: links are not followed. Put the folder or file itself in its place.',
  differs:
    'The copy in the backup differs from this picture, and both stay as they are. Check the library: it says whether this one is sound.',
  newer:
    'The backup has a newer version of this file, and both stay as they are. Somebody worked in the backup, or with an older copy of the library.',
  damaged: 'This file is damaged: the sound one in the backup stays. Check the library.',
  notSame: 'The copy was written and does not read the same. Try another drive for the backup.',
} as const;
