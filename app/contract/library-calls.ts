// The calls about the library and the queue.
import { call } from './call.ts';
import type { QueueStatus } from './status.ts';
import { z } from 'zod';
import { editIdSchema, sha256Schema } from '../edits/record.ts';
import { maxOrganised } from '../edits/labels.ts';
import { none, searched } from './schemas.ts';
import type { EditSummary } from '../edits/edit-summary.ts';
import type {
  LibraryStatus,
  DamagedRecord,
  LibraryWorkNow,
  Verified,
  ImportReport,
  BackupReport,
  LibraryFound,
  UsedNames,
  Emptied,
} from './library.ts';
import type { Reply } from '../failure.ts';

export const libraryCalls = {
  /** All of it, for a window that missed a change. */
  'queue.whole': call(none).answers<QueueStatus>(),
  'queue.pause': call(z.object({ paused: z.boolean() })).answers<null>(),
  'queue.release': call(none).answers<null>(),
  'queue.cancel': call(z.object({ which: z.enum(['waiting', 'running', 'all']) })).answers<null>(),
  /** `whole`: counts to the end, however long it takes. `rows`: answers so many of the first rows as well. */
  'library.find': call(z.object({ ...searched, whole: z.boolean(), rows: z.number().int().min(1).max(500).optional() })).answers<
    Reply<LibraryFound>
  >(),
  'library.rows': call(z.object({ ...searched, offset: z.number().int().min(0), count: z.number().int().min(1).max(500) })).answers<
    Reply<readonly EditSummary[]>
  >(),
  /** The ids of as many matches as wanted, as one text: each has 26 letters (`idsIn`). They are of one moment. */
  'library.ids': call(z.object({ ...searched, offset: z.number().int().min(0), count: z.number().int().min(1) })).answers<Reply<string>>(),
  /** Place of an edit among the matches, 0 the newest; null when it does not match. */
  'library.position': call(z.object({ ...searched, id: editIdSchema })).answers<Reply<number | null>>(),
  /** Tags, projects and labels in use, the most used first. */
  'library.names': call(none).answers<Reply<UsedNames>>(),
  /** Moves the files of what lies in the trash to the system's; all of it, or some. */
  'library.emptyTrash': call(z.object({ ids: z.array(editIdSchema).min(1).max(maxOrganised).nullable() })).answers<Reply<Emptied>>(),
  'library.chooseFolder': call(none, 'desktop').answers<Reply<LibraryStatus>>(),
  'library.reveal': call(none, 'desktop').answers<Reply<null>>(),
  /** Fails as cancelled when it was stopped; what was read stays, and the next one goes on there. */
  'library.rebuild': call(none).answers<Reply<LibraryStatus>>(),
  'library.verify': call(none).answers<Reply<Verified>>(),
  /** Stops the rebuild, check, import or backup that is under way. */
  'library.stop': call(none).answers<null>(),
  /** Imports the pictures of a dropped folder with their recipes, or of one that the person is asked for. Only of what was asked for may the originals go. Both are null when no folder was chosen. */
  'library.import': call(
    z.union([
      z.object({ folder: z.null(), move: z.boolean() }),
      z.object({ folder: z.string().min(1).max(4096), move: z.literal(false) }),
      /** Those pictures of the folder before that were left out because they carry no recipe. */
      z.object({ again: z.literal('without-recipe') }),
    ]),
    'desktop',
  ).answers<Reply<ImportReport | null>>(),
  /** Into a folder that the person is asked for, or into that of the last backup. */
  'library.backUp': call(z.object({ to: z.enum(['chosen', 'last']) }), 'desktop').answers<Reply<BackupReport | null>>(),
  'library.work': call(none).answers<LibraryWorkNow>(),
  /** Shows a file that a check found, by its key. */
  'library.revealFinding': call(z.object({ key: sha256Schema }), 'desktop').answers<Reply<null>>(),
  'library.damaged': call(none).answers<Reply<readonly DamagedRecord[]>>(),
  /** Shows one of the damaged records in its folder, by its key. */
  'library.revealDamaged': call(z.object({ key: sha256Schema }), 'desktop').answers<Reply<null>>(),
};
