// What the core says, in English: each sentence by its id, with {values}. Records, logs and the command keep these very sentences.

export const money = {
  picturesADay:
    'That would pass your limit of pictures a day, {limit}: {spent} sent today or waiting, {asked} asked for. Nothing was sent. Raise the limit in the settings, under Money, or go on tomorrow.',
  picturesAMonth:
    'That would pass your limit of pictures a month, {limit}: {spent} sent this month or waiting, {asked} asked for. Nothing was sent. Raise the limit in the settings, under Money, or go on next month.',
  costADay:
    'That would pass your limit a day, {limit}: {spent} sent today or waiting, {asked} asked for. Nothing was sent. Raise the limit in the settings, under Money, or go on tomorrow.',
  costAMonth:
    'That would pass your limit a month, {limit}: {spent} sent this month or waiting, {asked} asked for. Nothing was sent. Raise the limit in the settings, under Money, or go on next month.',
  noPrice:
    'Your limit of money needs a price: what a picture of {model} costs is not said. Type it in the settings, under Money. Nothing was sent.',
  notCounted: 'What was spent could not be counted, so nothing was sent. Rebuild the index, then try again.',
  busy: 'Another program of this computer is sending and does not end. Nothing was sent; try again.',
} as const;

export const watched = {
  notThere: 'The folder {folder} is not there. Connect its drive; it is looked at again by itself.',
  noFolder: 'There is no folder {folder}, so nothing is watched. Check its name, or connect its drive, and add it again.',
  refused: 'This folder cannot be watched: {why}',
  libraryPictures: 'The library’s own pictures lie there. Choose a folder outside the library.',
  library: 'The library lies in that folder. Choose one of its other folders, or one beside it.',
  exports: 'Exports are written there, and would come back as new pictures. Choose another folder, or export elsewhere.',
  ownFiles: 'The program keeps its own files there. Choose a folder of yours.',
  trash: 'That is in the system’s trash. Choose a folder whose pictures you want.',
  already: 'This folder is watched already.',
  tooMany: 'At most {most} folders are watched. Remove one first.',
  none: 'This folder is not watched any more.',
  nothingWaits: 'No picture waits in this folder any more.',
  begunMeanwhile: '“{name}” does not wait any more: another program or press began with it. Nothing was begun; look again at what waits.',
  busy: 'Another program of this computer begins with pictures of a watched folder. Nothing was begun; try again.',
  listUnread: 'The list of watched folders could not be read. It is kept as {file}; add the folders again.',
} as const;
