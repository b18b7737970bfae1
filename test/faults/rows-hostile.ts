// Rows 40 to 48: pictures, words, names and libraries that mean harm.
import { check, here, main, app, hardening, words, pictures } from './row.ts';
import type { Row } from './row.ts';

export const hostileRows: readonly Row[] = [
  {
    number: 40,
    fault: 'a bomb: 900 megapixels, endless edges, a hundred thousand frames, fifty megabytes of profile, a text that unpacks to 200 MB',
    sees: 'A sentence that names the picture and its size.',
    says: 'megapixels. Export a smaller copy first.',
    checks: check(
      pictures,
      'row 40: a picture that says it has 900 megapixels, or an edge beyond every limit, is refused by its header alone',
      'row 40: a hundred thousand frames, fifty megabytes of EXIF or profile, a text that unpacks to 200 MB cost no more than a moment',
    ),
  },
  {
    number: 41,
    fault: 'a drawing, page, document or program with the name of a picture; a picture that is a page as well',
    sees: 'A sentence that says what it is instead.',
    says: 'Choose a JPEG, PNG, WebP, AVIF, TIFF or GIF picture.',
    checks: [
      ...check(
        pictures,
        'row 41: is named for what it is, whatever its name says',
        'row 41: a JPEG that is a page as well is taken as a JPEG and by that name alone',
      ),
      ...check(main('pictures/prepare'), 'and what follows the end of a polyglot are left out'),
    ],
  },
  {
    number: 42,
    fault: 'bits of a picture are flipped or its end is lost',
    sees: 'A sentence that names the picture, or the picture as far as it reads.',
    says: 'is damaged or cut short. Open it in another program and save it again, or choose another file.',
    checks: check(
      pictures,
      'row 42: bits of a %s flipped anywhere are read or refused, and no process dies',
      'row 42: a %s cut at any hundredth is no whole result, and no process dies',
    ),
    apart: 'Twenty seeds of each kind run each time, a thousand of each with KONTEXT_FAULTS=all.',
  },
  {
    number: 43,
    fault: 'a server names files ../../x, C:\\x, \\\\host\\s, with NUL, in the other direction, 10 kB long, CON',
    sees: 'Nothing: files are called as the studio says.',
    says: null,
    checks: [
      ...check(words, 'row 43: names that a server gives are ignored: files are called as the studio says'),
      ...check(main('library/library'), 'never lets a name from a record lead out of the library'),
    ],
  },
  {
    number: 44,
    fault: 'instructions with HTML, a megabyte, lone surrogates, NUL, other directions, query syntax',
    sees: 'The instruction as it was typed.',
    says: null,
    checks: [
      ...check(words, 'row 44: are kept to the letter, found by their words, and throw in no search', 'row 44: any text at all'),
      ...check(app('library/query'), 'any text is read without throwing, and its printed form means the same'),
      ...check('test/rules/source.test.ts', 'HTML written from text'),
      ...check('test/e2e/shell.test.ts', 'stops scripts written into the page, pictures and requests from elsewhere, text taken for HTML'),
    ],
  },
  {
    number: 45,
    fault: 'a key, a place or a path in what leaves the library',
    sees: 'Nothing: they are not in it.',
    says: null,
    checks: [
      ...check(
        words,
        'row 45: what is sent of a photograph has neither its place nor its camera, and no file of the library holds the key',
      ),
      ...check(
        here('exports'),
        'row 45: no export of any shape, format and policy holds the key, a path, or the name of a machine, a user or a service',
      ),
      ...check(main('pictures/prepare'), 'of a picture from a phone are gone, the place above all, and its pixels are the same'),
      ...check(main('command/faults'), 'is in no file and no word, though the service quotes it back'),
    ],
  },
  {
    number: 46,
    fault: 'a huge TIFF, a HEIC, a link, a device, a folder or an address is dropped',
    sees: 'One sentence for each with what to do; the rest is taken.',
    says: 'Export it as JPEG or PNG first.',
    checks: [
      ...check(pictures, 'row 46: a huge TIFF, a HEIC, a device, a pipe, a link and a folder each get one sentence, at once'),
      ...check(main('electron/take-in'), 'are cut off at 64 MB, whatever length was announced'),
      ...check('test/renderer/features/compose/split-drop.test.ts', 'is split into files and folders; text is neither'),
    ],
  },
  {
    number: 47,
    fault: 'a library or a record that others made: paths that lead out, huge numbers, names that objects inherit by',
    sees: 'What is whole is shown; the rest is in the list of row 11.',
    says: 'could not be read and',
    checks: [
      ...check(words, 'row 47: is opened with what is whole of it; its names lead nowhere, its numbers break nothing, nothing inherits'),
      ...check(hardening('json'), 'as a record is a record or damaged, and has lost every name that objects inherit by'),
      ...check(main('library/library-pictures'), 'are only ever files beside the record, whatever it says'),
      ...check(app('recipes/read-recipe'), 'no text throws, and what is read keeps to its bounds'),
      ...check(main('pictures/containers/embedded'), 'whose lengths lie, of two thousand kinds, is read or not read'),
    ],
  },
  {
    number: 48,
    fault: 'the copy that was made of a dropped picture is damaged before the picture is run',
    sees: 'A sentence that names the picture; adding it again makes the copy anew, and it runs.',
    says: 'is not the file it was when it was added. Add it again.',
    checks: [
      ...check(main('pictures/prepare-again'), 'a file that changed since it was added is not sent'),
      ...check(
        main('inputs/read-three-times'),
        'the copy is the file byte for byte, and one that was damaged, or is a link, is written anew',
      ),
    ],
  },
];
