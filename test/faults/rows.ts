// The 47 rows of the fault matrix: what goes wrong, what the person sees and can do, and which tests hold it. rows.test.ts proves that all are here.

export type Check = { readonly file: string; /** How the name of the test, or of the group of tests, begins. */ readonly name: string };
export type Row = {
  readonly number: number;
  readonly fault: string;
  /** What the person sees and the next step, in words about the screen. */
  readonly sees: string;
  /** Words of a sentence of the product that says it; null where there is nothing to say. */
  readonly says: string | null;
  readonly checks: readonly Check[];
  /** What of the row cannot be had on the machines that run the tests, or is done in another way, and why. */
  readonly apart?: string;
};

const check = (file: string, ...names: readonly string[]): readonly Check[] => names.map((name) => ({ file, name }));
const here = (name: string) => `test/faults/${name}.test.ts`;
const main = (name: string) => `test/main/${name}.test.ts`;
const app = (name: string) => `test/app/${name}.test.ts`;
const hardening = (name: string) => `test/hardening/${name}.test.ts`;
const [files, disk, processes, drive, words, pictures] = ['files', 'disk', 'process', 'drive', 'hostile-words', 'hostile-pictures'].map(
  here,
) as [string, string, string, string, string, string];
const [resume, http, exchange, download, hosts] = [
  'command/resume',
  'network/http',
  'network/exchange',
  'network/download',
  'network/hosts',
].map(main) as [string, string, string, string, string];
const [send, ask, save, queue, cancel] = ['send-step', 'ask-step', 'save-step', 'queue', 'queue-cancel'].map((name) =>
  app(`edits/${name}`),
) as [string, string, string, string, string];

const faultsInWindow = 'test/e2e/faults.test.ts';

const unknown = 'SeaArt may have accepted and charged it. It is not sent again by itself: decide whether to send it again.';
const passing = 'The edit goes on there and is asked for again by itself.';

export const rows: readonly Row[] = [
  {
    number: 1,
    fault: 'the program is killed at any call while it saves',
    sees: 'After the next start the edit stands where it was and goes on by itself; nothing is to be done.',
    says: null,
    checks: [
      ...check(main('library/crash'), 'an edit whose program is killed at %s %i keeps all that was said to be saved'),
      ...check(main('files'), 'killed at %s %i leaves the whole old or the whole new file'),
      ...check('test/e2e/first-edit.test.ts', 'killed while an edit runs, the next start brings its result home'),
    ],
  },
  {
    number: 2,
    fault: 'killed after the request left and before the answer',
    sees: 'The edit is “Unknown outcome” and asks: Send again, Forget, or “I have the request id”.',
    says: unknown,
    checks: check(resume, '%s leaves an unknown outcome, and nothing sends it again'),
  },
  {
    number: 3,
    fault: 'killed after the answer and before it is written down',
    sees: 'The same question as in row 2; the id that was heard is in the log if the disk refused it.',
    says: unknown,
    checks: [
      ...check(resume, '%s leaves an unknown outcome, and nothing sends it again'),
      ...check(send, 'submitting is durable before the create goes out, and the id before the first question'),
      ...check(cancel, 'killed anywhere in the life of an edit, the next start buys nothing twice and loses nothing that has a name'),
    ],
  },
  {
    number: 4,
    fault: 'killed while the picture is fetched, or after it has its name and before the record says so',
    sees: 'The next start fetches the picture again or takes the one that is there; nothing is to be done.',
    says: null,
    checks: [
      ...check(resume, 'while it saves starts over with the download alone'),
      ...check(main('library/library-pictures'), 'that an earlier run finished are taken as they are'),
    ],
  },
  {
    number: 5,
    fault: 'the disk is full at any write',
    sees: 'The edit stays “Saving” with a sentence and “free some space”; it goes on by itself when there is room.',
    says: 'The finished picture is safe at SeaArt and is fetched as soon as it can be kept.',
    checks: [
      ...check(faultsInWindow, 'row 5 in the window'),
      ...check(
        disk,
        'row 5: the window says that the disk is full and the picture safe at the service',
        'row 5: with the user-data folder on the full disk too, the ballast takes the records of what was bought',
      ),
      ...check(save, 'a full disk is told and waited for'),
      ...check(send, 'a full disk'),
      ...check(resume, 'leaves the finished picture at the service, and “resume” fetches it'),
    ],
    apart: 'The sentence says that the picture is safe, not until when: SeaArt does not say how long it keeps results.',
  },
  {
    number: 6,
    fault: 'a write takes fewer bytes than it was given',
    sees: 'The sentence and the step of row 5.',
    says: 'The disk is full. Nothing that was there is harmed; free some space and it goes on.',
    checks: check(
      main('files'),
      'on a full disk says so and harms nothing',
      'when %s keeps the old file, says so and leaves nothing behind',
    ),
  },
  {
    number: 7,
    fault: 'fsync reports a fault of the disk',
    sees: 'Nothing when the second writing holds; else a sentence on the edit, which tries again by itself.',
    says: 'The disk reported a fault. Nothing that was there is harmed; try again.',
    checks: check(
      main('files'),
      'after a failed fsync writes everything anew under another name and never asks the same file again',
      'when %s keeps the old file, says so and leaves nothing behind',
    ),
  },
  {
    number: 8,
    fault: 'the library may not be written, or a rename is refused',
    sees: 'A line under the bar with “Choose folder”; browsing goes on; it goes on by itself when writing is allowed.',
    says: 'The library folder cannot be written to. Allow writing to it, or choose another folder.',
    checks: [
      ...check(disk, 'row 8: a library that may not be written any more says so, keeps the edit at the service, and goes on when it may'),
      ...check(main('files'), 'when %s keeps the old file, says so and leaves nothing behind'),
      ...check(main('library/library'), 'on a full disk says so, on one that may not be written says that, and browsing goes on'),
    ],
  },
  {
    number: 9,
    fault: 'the drive of the library is not there, at the start or later',
    sees: 'A line under the bar with “Choose folder”; the grid, the search and cached thumbnails stay; it goes on when the drive is back or the person names its new place.',
    says: 'The library folder is not connected. Its pictures are safe where they are; connect the drive or choose the folder.',
    checks: check(
      drive,
      'row 9: at the start it is browsed from its index, nothing is made in its place, and it goes on when it is back',
      'row 9: the person may say where it is now; edits that were under way go on there',
      'row 9: an ext4 that is unmounted while the library is open leaves its mount point empty',
      'row 9: a known library is not made anew though the list of the known ones is lost',
    ).concat(
      check(faultsInWindow, 'row 9 in the window'),
      check(here('command'), 'row 9: while the drive is away “history” shows the index and says so'),
    ),
  },
  {
    number: 10,
    fault: 'the index is torn, garbled, empty, or of a newer version',
    sees: '“Reading records …” for a moment; Settings has “Rebuild the index”.',
    says: 'Reads all records again. Pictures and records are not changed.',
    checks: [
      ...check(
        here('index'),
        'row 10: flipped, cut or overwritten anywhere, it is used or made again, never deleted, and the records stay',
        'row 10: beside a WAL of garbage, or one of another file, it is used or made again',
        'row 10: of a newer version it is left alone byte for byte, and this version makes its own beside it',
        'row 10: stars, favourites and tags come back from the records alone',
      ),
      ...check(main('library/index'), 'when it is %s'),
    ],
    apart:
      'A letter changed inside a text of the index that still reads is seen by no check of SQLite, which keeps no sums: it is shown until Rebuild (6 of 200 seeds).',
  },
  {
    number: 11,
    fault: 'a record is torn, not JSON, huge, of wrong types, a second one of the same edit, or of a future version',
    sees: 'The library says how many; Settings lists each with its path, the reason and “Show in folder”; the command names them.',
    says: 'Their files were left as they are; mend, restore or move them away, then rebuild the index.',
    checks: [
      ...check(faultsInWindow, 'rows 11 and 12 in the window'),
      ...check(here('command'), 'row 11: “history” and “verify” name each damaged record and why'),
      ...check(files, 'row 11: are listed with their path and the reason, shown in their folder by key, and left as they are'),
      ...check(main('library/library'), 'never overwrites a record that %s'),
      ...check(main('library/record-files'), 'what is no record is damaged with a reason'),
    ],
  },
  {
    number: 12,
    fault: 'a picture file is missing, empty, cut, replaced, a link, a folder or a pipe',
    sees: 'The tile says “File missing or damaged”; the stage has “Fetch again”; Verify names a file whose bytes changed.',
    says: 'otherwise fetch it again while SeaArt still has it.',
    checks: check(
      files,
      'row 12: that is %s is said, is not followed or waited for, and is fetched again as it was',
      'row 12: that was replaced by as many other bytes is found by its hash and fetched again',
      'row 12: that the service does not have any more is said with what is left to do, and nothing is changed',
      'row 12: that another picture is given for is refused',
      'row 12: is found at the next start by the folder’s time alone',
    ).concat(
      check(faultsInWindow, 'rows 11 and 12 in the window'),
      check(here('command'), 'row 12: “resume ID” of an edit that is done fetches its missing picture again, and buys nothing'),
    ),
    apart:
      'A file replaced by as many other bytes is told by Verify and by Fetch again, which hash it; the grid compares lengths, not hashes.',
  },
  {
    number: 13,
    fault: 'the cache of thumbnails is deleted or damaged while the grid scrolls',
    sees: 'Tiles come a moment later; nothing is to be done.',
    says: null,
    checks: check(
      here('thumbnails'),
      'row 13: thumbnails that are deleted in a loop while the grid scrolls are made again, and main goes on',
      'row 13: a thumbnail that is %s is made again',
    ),
  },
  {
    number: 14,
    fault: 'the app is started twice',
    sees: 'The window that is open comes to the front.',
    says: null,
    checks: check(
      hardening('start'),
      'a second start ends and opens nothing',
      'the page comes from our scheme, and a second start brings the window to the front whatever it says',
    ),
  },
  {
    number: 15,
    fault: 'two programs or two computers use one library; a lock is left behind; a process number is used again',
    sees: 'Edits of the other program are shown and cannot be changed while it lives.',
    says: 'Another program is running this edit right now. Wait until it has ended, or act there.',
    checks: [
      ...check(main('library/index'), 'two programs share one library and one index'),
      ...check(
        main('owners'),
        'is this program, one that lives, one that died, or one of another computer',
        'that was killed leaves a file, which the next program removes, and which locks nothing',
        'has a name of its own each time, so that a reused process number means nothing',
      ),
      ...check(main('library/live-edits'), 'of another program are seen, and none is dropped while its save is under way'),
    ],
    apart:
      'The second program is not read-only: each edit has one owner by a lock of the kernel, so that app and command work in one library.',
  },
  {
    number: 16,
    fault: 'no more files can be opened',
    sees: 'Nothing, or a sentence on the edit that goes on by itself.',
    says: 'Too many files are open at once on this computer. Close other programs, or try again in a moment.',
    checks: check(processes, 'row 16: with 64 files to open, four edits are bought once each and all come home'),
  },
  {
    number: 17,
    fault: 'a picture kills its process, hangs it or eats its memory',
    sees: 'A sentence that names the picture; the others are taken.',
    says: 'stopped the decoder twice. Open it in another program and save it again, or choose another file.',
    checks: [
      ...check(processes, 'row 17: a picture that kills or hangs its process is named, the others go on, and main lives'),
      ...check(
        main('pictures/supervisor'),
        'gives up a picture after twenty seconds and spares the others',
        'starts a process that cannot run three times more, then once for each later picture',
      ),
    ],
  },
  {
    number: 18,
    fault: 'the index worker dies in the middle of a commit',
    sees: 'Nothing; what was asked is asked again.',
    says: null,
    checks: [
      ...check(
        processes,
        'row 18: an index worker that dies in the middle of a commit is started again, and the save that waited is in the index',
      ),
      ...check(
        main('library/index'),
        'that dies at a %s is started again and the question is asked again',
        'that always dies at a question gives the question up, and the records are saved all the same',
      ),
    ],
  },
  {
    number: 19,
    fault: 'the program is told to end, or the computer sleeps',
    sees: 'The next start, or the moment of waking, goes on; nothing counts as timed out.',
    says: null,
    checks: [
      ...check(
        processes,
        'row 19: SIGTERM while the edit runs ends the command within two seconds, and “resume” brings it home',
        'row 19: stopped for a while and woken, it asks at once and is not taken for timed out',
      ),
      ...check(ask, 'asks once more before it gives up, when the computer slept through it'),
      ...check(cancel, 'close lets a create come home, keeps every edit in its state, and begins nothing new'),
    ],
    apart: 'A real sleep of the computer cannot be had in a test machine: the program is stopped and continued instead.',
  },
  {
    number: 20,
    fault: 'the clock is wrong by days or years, jumps while an edit runs, or the time zone changes',
    sees: 'Nothing; what is made later stands before what was made earlier.',
    says: null,
    checks: check(
      processes,
      'row 20: an edit made with the clock at %s is bought once, comes home, and is found beside the others',
      'row 20: an edit made after the clock was set back two days is the newest all the same',
      'row 20: a clock that jumps a day back while the edit runs delays nothing',
      'row 20: months are those of the clock the person had, in every time zone',
    ),
    apart:
      'Order is that of the names, which go on from the newest one while the clock is up to a week behind it; after a clock that was further ahead by mistake, new edits stand under their own days.',
  },
  {
    number: 21,
    fault: 'paths with other letters, blanks, %, #, ?, quotes, reserved names, or very long ones',
    sees: 'Nothing: they work.',
    says: null,
    checks: [
      ...check(disk, 'row 21: a library in a folder named %j takes records, inputs and results and finds them again'),
      ...check(app('library/naming'), 'whatever is asked, names have only plain characters, fit every file system and can be read back'),
    ],
    apart:
      'Names that Windows reserves are folders like any other on Linux; that our own names are never such names is shown on every system.',
  },
  {
    number: 22,
    fault: 'an upgrade or downgrade is interrupted',
    sees: '“Reading records …” for a moment after the next start.',
    says: 'Reading records …',
    checks: [
      ...check(disk, 'row 22: an upgrade of the index that is killed at %s %i is done by the next start'),
      ...check(app('edits/record'), 'keeps what a newer version wrote, at every depth'),
      ...check(here('index'), 'row 10: of a newer version it is left alone byte for byte, and this version makes its own beside it'),
    ],
    apart: 'Records have had one format so far, so the only thing that an upgrade makes anew is the index.',
  },
  {
    number: 23,
    fault: 'no connection can be made: refused, no such name, TLS fails',
    sees: 'The queue holds and says so; when the line is back it asks once before it sends.',
    says: 'SeaArt cannot be reached. New edits wait and are sent only after you say so.',
    checks: [
      ...check(
        http,
        'is what a closed port, an unknown host or a header that cannot be sent leave',
        'is what a host that takes the line and never finishes TLS leaves',
      ),
      ...check(exchange, 'a certificate for another name gets not one byte of the request'),
      ...check(queue, 'holds everything, asks the service alone whether it is back, and then asks the person before it spends'),
    ],
  },
  {
    number: 24,
    fault: 'the line is cut in the middle of the request',
    sees: 'The question of row 2.',
    says: unknown,
    checks: [
      ...check(http, 'is a request whose line is cut when %i bytes of its body have come'),
      ...check(send, 'an answer that got lost leaves the outcome to the person'),
    ],
  },
  {
    number: 25,
    fault: 'the whole request arrived and the answer is lost, cut, silent, no JSON, HTML, empty or without an id',
    sees: 'The question of row 2; what was received is in the record.',
    says: unknown,
    checks: [
      ...check(http, 'is a whole request that is answered by %s'),
      ...check(app('seaart/create'), 'an id in a 2xx answer that was cut is salvaged, not believed'),
      ...check(
        'test/e2e/service.test.ts',
        'an unknown outcome is never sent again by itself; Send again asks first and makes one more create',
      ),
    ],
  },
  {
    number: 26,
    fault: 'a kept connection is dead when it is used again',
    sees: 'Nothing: every request has a connection of its own.',
    says: null,
    checks: [
      ...check(http, 'goes out on a connection of its own each time'),
      ...check(app('seaart/client'), 'nothing is ever sent a second time, whatever comes back'),
    ],
  },
  {
    number: 27,
    fault: 'a create is answered by 408, 425 or 429, with any Retry-After',
    sees: 'The edit waits as long as the service asks, at most a minute at a time, and says so.',
    says: 'SeaArt asks for a pause: too many requests. The edit waits and is sent when SeaArt allows; nothing was charged.',
    checks: [
      ...check(
        queue,
        'the whole line rests as long as the service asks, then goes on in order',
        'without a word on how long, it rests longer each time and gives up the eighth time',
      ),
      ...check(app('seaart/retry'), 'of any text is nothing or between one second and one minute'),
      ...check(app('seaart/create'), 'HTTP %i proves that nothing was made, or leaves it open'),
    ],
  },
  {
    number: 28,
    fault: 'a create is answered by 500, 502, 503 or 504',
    sees: 'The question of row 2.',
    says: unknown,
    checks: [
      ...check(app('seaart/create'), 'HTTP %i proves that nothing was made, or leaves it open'),
      ...check(queue, 'an unknown outcome does not stop the others and is not sent again'),
    ],
  },
  {
    number: 29,
    fault: 'a question or a cancel is answered by an error',
    sees: 'A sentence on the edit; it is asked again by itself, at most every half minute.',
    says: passing,
    checks: [
      ...check(
        ask,
        '%s, for hours, ends nothing and sends nothing',
        'trouble is told, waited out longer each time, and over with the first good answer',
      ),
      ...check(cancel, 'that the service did not hear is told again until it does'),
      ...check(main('command/faults'), 'with %s end in the picture, bought once'),
    ],
  },
  {
    number: 30,
    fault: 'the status goes backwards, is unknown, is of another edit, or there is no result for long',
    sees: 'It goes on; after minutes “Check again” with the request id for support.',
    says: 'SeaArt no longer knows this request. Check again later, or give the request id to SeaArt’s support; it may have been charged.',
    checks: check(
      ask,
      'is doubted for a minute, then lost, with its id for support',
      'is doubted for ten minutes when the status says that it is complete',
      'running once told is not told again, and queued after running changes nothing',
      '%s, for hours, ends nothing and sends nothing',
    ),
  },
  {
    number: 31,
    fault: 'an answer that drips, stalls, never ends or unpacks to gigabytes',
    sees: 'As row 29.',
    says: passing,
    checks: [
      ...check(
        http,
        'is a request to a host that answers one byte at a time, once its whole time is over',
        'without end is read no further than allowed',
      ),
      ...check(
        download,
        'because it never ends is stopped at the longest a result can be',
        'because it was packed is not unpacked: the bytes are as they came',
      ),
    ],
  },
  {
    number: 32,
    fault: 'the download is expired, changed, cut, a page, or of another type',
    sees: 'It is fetched again with a fresh link; if there is none, “Check again”.',
    says: 'The link to the finished picture has expired and no fresh one was given. Check again; the picture was probably charged.',
    checks: [
      ...check(download, 'because it %s says so'),
      ...check(
        save,
        'an expired link is asked for again, and the fresh one is used',
        'damaged twice is tried again with a fresh link, damaged three times is lost',
      ),
      ...check(main('pictures/pictures'), 'refuses a web page with the name of a picture'),
    ],
  },
  {
    number: 33,
    fault: 'a redirect or an address leads to http, this computer, a private network, a file, or changes under way',
    sees: 'The picture is not fetched from there; “Check again”.',
    says: 'What arrived in place of the picture is damaged or not a picture. Check again; the picture was probably charged.',
    checks: [
      ...check(hosts, 'may not be fetched from %s: %s', 'is looked up at each connection, so that a rebound one is refused'),
      ...check(download, 'is followed three times and no further', 'to %s is not followed'),
      ...check(http, 'is not sent on by a redirect with %i'),
    ],
  },
  {
    number: 34,
    fault: 'a proxy refuses, a portal answers instead, the line goes and comes back',
    sees: 'As row 23: held, then asked once.',
    says: 'The connection is back. Send',
    checks: [
      ...check(exchange, 'that says %s nothing was sent', 'a certificate that %s gets not one byte of the request'),
      ...check('test/e2e/service.test.ts', 'without the line, edits are held and asked for once before they are sent'),
      ...check(save, 'a line that is down for a day loses nothing'),
    ],
  },
  {
    number: 35,
    fault: 'fifty edits are finished at once, some downloads fail',
    sees: 'They come home four at a time; nothing is to be done.',
    says: null,
    checks: check(
      here('downloads'),
      'row 35: of fifty pictures at once four are fetched at a time, in order; three that fail first hold up no other',
    ),
  },
  {
    number: 36,
    fault: 'a double click, a held key, a repeated message',
    sees: 'One edit in the queue; nothing is to be done.',
    says: null,
    checks: [
      ...check(
        here('intents'),
        'row 36: the same press told ten times at once, and again after the end, is one create; another press is another',
      ),
      ...check('test/e2e/first-edit.test.ts', 'a double press of Run makes one edit'),
      ...check('test/renderer/state/run.test.ts', 'makes one edit of presses that come while the first is on its way'),
      ...check('test/renderer/state/key-map.test.ts', 'do nothing when held, so that one press is one run'),
      ...check('test/renderer/state/queue.test.ts', 'are tried again once for a double press, and again for a later one'),
    ],
  },
  {
    number: 37,
    fault: 'a cancel races the completion, is refused, or comes while the request is out',
    sees: '“Asked to cancel, may still be charged” until the service says how it ended; a picture that comes is kept.',
    says: 'Asked to cancel, may still be charged',
    checks: check(
      cancel,
      'while the create is out waits for the name, then is told to the service',
      'that the service did not hear is told again until it does',
      'at any moment against the completion never loses a picture that came',
    ),
  },
  {
    number: 38,
    fault: 'the key is revoked or the balance is empty while edits run',
    sees: 'The queue stops and says why, with “Add key” or “Top up”; what runs goes on with the new key.',
    says: 'Enter a valid key: the edit is asked for again with it, nothing is lost.',
    checks: [
      ...check(queue, 'a refused key or an empty balance stops the line and says why; the edits behind it wait'),
      ...check(ask, 'a new key serves at once when the wait is cut short'),
      ...check('test/e2e/service.test.ts', 'a key that is refused stops the queue, keeps what waits, and says where to go'),
    ],
  },
  {
    number: 39,
    fault: 'answers overlap or come in another order',
    sees: 'Nothing: one question at a time for each edit.',
    says: null,
    checks: [
      ...check(send, 'two runs of the same edit send it once'),
      ...check(queue, 'an id given twice, or again while it runs, is run once'),
      ...check(ask, 'running once told is not told again, and queued after running changes nothing'),
      ...check(app('edits/edit'), 'no sequence of moves leaves an end, but for lost, which goes to queued alone'),
    ],
  },
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
      ...check(main('shell/take-in'), 'are cut off at 64 MB, whatever length was announced'),
      ...check('test/renderer/compose/split-drop.test.ts', 'is split into files and folders; text is neither'),
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
      ...check(main('pictures/embedded'), 'whose lengths lie, of a thousand kinds, is read or not read'),
    ],
  },
];
