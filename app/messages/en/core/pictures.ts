// What the core says, in English: each sentence by its id, with {values}. Records, logs and the command keep these very sentences.

export const picture = {
  notAsShown: 'What was to be sent is not what the window shows, so nothing was sent. Look at the pictures, then run again.',
  unread: 'The picture could not be read. Add it again.',
  recipeUnread: 'The recipe could not be read. Try again.',
  gone: '“{name}” is not there. Look whether its name is right, or whether it was moved or renamed, and choose it again.',
  isFolder: '“{name}” is a folder. Choose the pictures in it.',
  forbidden: '“{name}” may not be read. Allow reading it, or choose another file.',
  noFile: '“{name}” is not a file. Choose a picture file.',
  notRead: '“{name}” could not be read. Check its drive, or choose another file.',
  notReadToEnd: '“{name}” could not be read to its end. Check its drive, or choose another file.',
  isPipe: '“{name}” is a pipe or a device, not a file. Choose a picture file.',
  isEmpty: '“{name}” is empty. Choose another file, or save it again.',
  noPixels: '“{name}” is {what}. Kontext Studio sends pixels: export it as PNG or JPEG first.',
  isOther: '“{name}” is {what}. Choose a JPEG, PNG, WebP, AVIF, TIFF or GIF picture.',
  heic: '“{name}” is a HEIC picture, which this computer’s decoder cannot read. Export it as JPEG first, or set the camera to “Most compatible”.',
  tooManyBytes: '“{name}” has {size} MB; a picture may have {most} MB. Export a smaller copy first.',
  claimsPixels: '“{name}” says it has {width} × {height} pixels; a picture may have {most} megapixels. Export a smaller copy first.',
  hasPixels: '“{name}” has {width} × {height} pixels; a picture may have {most} megapixels. Export a smaller copy first.',
  tooManyPixels: '“{name}” has more than {most} megapixels. Export a smaller copy first.',
  colours: '“{name}” names its colours in a way that cannot be converted here. Export it in sRGB first.',
  unknownKind: '“{name}” is of a kind this computer’s decoder cannot read. Export it as JPEG or PNG first.',
  damaged: '“{name}” is damaged or cut short. Open it in another program and save it again, or choose another file.',
  changedSinceAdded: '“{name}” is not the file it was when it was added. Add it again.',
  kindNotAsIs:
    '“{name}” is a picture of the kind {kind}, which cannot be sent as it is. Turn “send as is” off, or export it as PNG or JPEG first.',
  tooLargeAsIs:
    '“{name}” has {size} MB and {pixels} megapixels; as it is a picture may have {most} MB and {mostPixels} megapixels. Turn “send as is” off, or export a smaller copy first.',
  tooSlow: '“{name}” took longer than {seconds} seconds to decode. Save it again with another program, or choose another file.',
  stoppedTwice: '“{name}” stopped the decoder twice. Open it in another program and save it again, or choose another file.',
  noInput: '“{name}” is no longer in the library’s inputs folder. Add it again and run again; nothing was sent.',
  notHere: '“{name}” is not here any more. Add it again, then run.',
  webTooLarge: '{name} is larger than 64 MB. Make a smaller copy of it first.',
  goneAddAgain: 'This picture is not here any more. Add it again.',
  noneInFolder: 'There is no picture in this folder.',
  recipeGone:
    'This result was thrown away for good, and its recipe with it: what it was cropped to and its other pictures are not known. Take it away to run with what is left.',
  resultGone: 'This result is not in the library’s folder any more.',
  notWhereSaved: 'The picture is not where it was saved. Moved or renamed files are found again by Rebuild.',
  fileGone: 'This file is not there any more.',
  processFault: 'The picture process met a fault of its own. Try again.',
  closing: 'Kontext Studio is closing.',
  processDead: 'The part of the program that decodes pictures cannot start. Restart Kontext Studio; if it stays so, install it again.',
  cameraRaw: '“{name}” is a camera raw file. Develop it in your raw program and export it as JPEG, PNG or TIFF first.',
  previewOnly:
    '“{name}” begins with a small preview, which is all that this computer’s decoder would read. Export it as JPEG, PNG or a TIFF of one page first.',
  oddTiff:
    '“{name}” is a TIFF of a kind that this computer’s decoder would show in other colours, or black. Save it as PNG, or as a TIFF in RGB or grey of 8 or 16 bits, first.',
  moreChannels:
    '“{name}” is a TIFF with more channels than its colours, such as masks, saved selections or spot inks, and one would be taken for transparency. Save a copy without them, as PNG or as a TIFF in RGB, first.',
  tookTooLong:
    '“{name}” took too long to decode: this computer is busy, or the picture is too much for it. Try again, or choose a smaller copy.',
  turnedAsIs:
    '“{name}” is turned or coloured by a note in it that few programs follow, so the model might see another picture than you. Turn “send as is” off, or export it anew first.',
  rareJpegAsIs: '“{name}” is a JPEG of a kind that few programs read. Turn “send as is” off, or export it as PNG or JPEG first.',
} as const;

/** What a file turned out to be, as a part of a sentence. */
export const file = {
  svg: 'an SVG drawing',
  pdf: 'a PDF document',
  photoshop: 'a Photoshop document',
  bmp: 'a BMP picture',
  icon: 'an icon',
  jpegXl: 'a JPEG XL picture',
  jpeg2000: 'a JPEG 2000 picture',
  openExr: 'an OpenEXR picture',
  cameraRaw: 'a camera raw file',
  gimp: 'a GIMP document',
  database: 'a database',
  program: 'a program',
  script: 'a script',
  zip: 'a ZIP archive or an office document',
  archive: 'a compressed archive',
  video: 'a video',
  postScript: 'a PostScript document',
  sound: 'a sound file',
  empty: 'an empty file',
  noPicture: 'a file that is no picture',
  webPage: 'a web page',
  xml: 'an XML document',
  text: 'a text file',
} as const;

export const composite = {
  wordsAlone: 'This result was made of words alone: there are no pixels of yours in it that could be kept.',
  otherVersion:
    'This version was laid by another version of this program and cannot be made again as it was. Put the file back from a backup, or keep your pixels of the result once more.',
  originalGone:
    'The original this version was made from is not in the library’s folder any more, so it cannot be made again. Put either file back from a backup.',
  sourceGone:
    'The result this version was made from is not in the library’s folder any more, so it cannot be made again. Put either file back from a backup.',
  notSame:
    'What comes of the two pictures now is not this version byte for byte, so nothing was written. Put the file back from a backup, or keep your pixels of the result once more.',
  namedOriginalGone: '“{name}”, the picture this result was made from, is not in the library’s folder any more.',
  stopped: 'Stopped.',
  noPart: 'There is no part {number}: {count} were found. Without --parts all are taken.',
  noSuchCrop: '“{name}” has no such part: it is {width} × {height} px. Choose the crop again.',
  smallerThanPart: '“{name}” is smaller than the part that was sent of it, so it is not the picture this result was made from.',
  damaged: 'The composite came out damaged. Try again.',
} as const;
