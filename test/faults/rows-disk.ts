// Rows 1 to 13: kills, full and failing disks, drives, and what lies damaged in the library.
import { check, here, main, files, disk, drive, resume, send, save, cancel, faultsInWindow, unknown } from './row.ts';
import type { Row } from './row.ts';

export const diskRows: readonly Row[] = [
  {
    number: 1,
    fault: 'the program is killed at any call while it saves',
    sees: 'After the next start the edit stands where it was and goes on by itself; nothing is to be done.',
    says: null,
    checks: [
      ...check(main('library/crash'), 'an edit whose program is killed at %s %i keeps all that was said to be saved'),
      ...check(main('platform/durable-files'), 'killed at %s %i leaves the whole old or the whole new file'),
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
    says: 'The finished picture is safe at {service} and is fetched as soon as it can be kept.',
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
      main('platform/durable-files'),
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
      main('platform/durable-files'),
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
      ...check(main('platform/durable-files'), 'when %s keeps the old file, says so and leaves nothing behind'),
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
      ...check(main('library/index/index'), 'when it is %s'),
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
      ...check(main('library/store/record-files'), 'what is no record is damaged with a reason'),
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
];
