// English: what the shell says itself, in the system's own dialogs and notices.
import type { EditState } from '../../../app/edits/record.ts';

const ends: Readonly<Partial<Record<EditState, string>>> = {
  done: 'Edit done',
  failed: 'Edit failed',
  blocked: 'Edit blocked by safety',
  lost: 'Edit lost',
};

export const english = {
  dialogs: {
    addPictures: 'Add pictures',
    pictures: 'Pictures',
    allFiles: 'All files',
    libraryFolder: 'Choose the library folder',
    importCopy: 'Import the pictures of a folder',
    importMove: 'Move the pictures of a folder into the library',
    exportFolder: 'Choose the folder for exports',
    exportSent: 'Export what was sent',
    chooseProgram: 'Choose a program',
    programs: 'Programs',
  },
  notices: {
    /** Undefined for an end that is not told. */
    end: (state: EditState) => ends[state],
    rehearsed: (title: string) => `${title} (rehearsal)`,
  },
  notStarted: 'Kontext Studio could not start',
};
