// Rows 14 to 22: other programs, workers that die, the clock, names of files, upgrades.
import { check, here, main, app, hardening, disk, processes, ask, cancel } from './row.ts';
import type { Row } from './row.ts';

export const machineRows: readonly Row[] = [
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
      ...check(main('library/index/index'), 'two programs share one library and one index'),
      ...check(
        main('platform/process-locks'),
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
        main('pictures/host/supervisor'),
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
        main('library/index/index'),
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
];
