// English: what the shell says itself, in the system's own dialogs and notices.
import type { EditState } from '../../edits/record.ts';

const ends: Readonly<Partial<Record<EditState, string>>> = {
  done: 'Edit done',
  failed: 'Edit failed',
  blocked: 'Edit blocked by safety',
  lost: 'Edit lost',
};

const edits = (count: number): string => (count === 1 ? '1 edit' : `${count} edits`);
const are = (count: number): string => (count === 1 ? 'is' : 'are');

/** How many edits are under way when the program is to go, and which other work. */
type UnderWay = {
  readonly sending: number;
  readonly running: number;
  readonly waiting: number;
  readonly works: readonly (keyof typeof works)[];
};

const works = {
  import: 'import',
  backup: 'backup',
  verify: 'check of the library',
  rebuild: 'new index',
  marks: 'marks on many edits',
  keep: 'kept pixels',
  export: 'export',
};

export const shell = {
  dialogs: {
    addPictures: 'Add pictures',
    pictures: 'Pictures',
    allFiles: 'All files',
    libraryFolder: 'Choose the library folder',
    importCopy: 'Import the pictures of a folder',
    importMove: 'Move the pictures of a folder into the library',
    backUp: 'Choose the folder of the backup',
    watchFolder: 'Choose a folder to be watched',
    exportFolder: 'Choose the folder for exports',
    exportSent: 'Export what was sent',
    chooseProgram: 'Choose a program',
    programs: 'Programs',
  },
  /** Before anything is asked of a host for the first time. */
  askHost: {
    title: (host: string) => `Fetch the picture from ${host}?`,
    body: (host: string, from: string | null) =>
      [
        from === null ? '' : `${from} leads on to ${host}.`,
        `${host} will see this computer’s internet address and which picture is asked for; never your SeaArt key. You are asked once for this host, and can take it back in Settings, Sending.`,
        'Or send SeaArt the address itself: SeaArt fetches the picture then, and what it gets may differ from what you saw.',
      ]
        .filter((line) => line !== '')
        .join('\n\n'),
    fetch: 'Fetch it',
    send: 'Send the address itself',
    no: 'Cancel',
  },
  /** Before a library is made in a folder that holds other files. */
  amongOthers: {
    title: (folder: string) => `Make a library in ${folder}?`,
    body: 'Other files lie in this folder, and no library. Its records and pictures would be put beside them, by year and month; nothing that is there is changed.',
    make: 'Make a library there',
    no: 'Cancel',
  },
  /** The question before another library is opened while edits of this one are under way. */
  leave: {
    title: 'Open another library while edits are under way?',
    body: (count: number) =>
      `${edits(count)} ${are(count)} under way. They go on when this library is opened again. What is being sent or fetched this moment is waited for.`,
    open: 'Open the other library',
    stay: 'Stay',
  },
  notices: {
    /** Undefined for an end that is not told. */
    end: (state: EditState) => ends[state],
    rehearsed: (title: string) => `${title} (rehearsal)`,
  },
  /** The question before the program goes while something is under way. */
  quit: {
    title: ({ sending, running, waiting }: UnderWay) =>
      `Quit while ${sending + running + waiting > 0 ? 'edits are' : 'work is'} under way?`,
    body: ({ sending, running, waiting, works: others }: UnderWay) =>
      [
        running === 0
          ? ''
          : `${edits(running)} ${are(running)} running. They go on without Kontext Studio, and their pictures are fetched when it is opened again.`,
        waiting === 0
          ? ''
          : `${edits(waiting)} ${are(waiting)} waiting, and will be sent when it is opened again, unless the queue is paused.`,
        sending === 0
          ? ''
          : `${edits(sending)} ${are(sending)} being sent this moment. Stay a few seconds: to quit now may leave their outcome unknown.`,
        others.length === 0
          ? ''
          : `This ends: ${others.map((kind) => works[kind]).join(', ')}. What is done stays; the rest can be asked for again.`,
      ]
        .filter((line) => line !== '')
        .join('\n\n'),
    quit: 'Quit',
    stay: 'Stay',
  },
  notStarted: 'Kontext Studio could not start',
};

export type ShellTexts = typeof shell;
