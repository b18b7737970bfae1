// The calls about watched folders.
import { call } from './call.ts';
import { z } from 'zod';
import { sha256Schema } from '../edits/record.ts';
import type { Reply } from '../failure.ts';
import { watchedUseSchema } from '../watched/watched.ts';
import type { Gathering } from './batch.ts';
import { none } from './schemas.ts';
import type { WatchedFolder, WatchedNow } from './watched.ts';

const ofOne = z.object({ key: sha256Schema });

export const watchedCalls = {
  'watched.list': call(none).answers<WatchedNow>(),
  /** A folder that the person chooses in a dialog. Null when none was chosen. */
  'watched.add': call(z.object({ use: watchedUseSchema }), 'desktop').answers<Reply<WatchedFolder | null>>(),
  'watched.use': call(z.object({ key: sha256Schema, use: watchedUseSchema })).answers<Reply<null>>(),
  'watched.remove': call(ofOne).answers<Reply<null>>(),
  /** What waits, for the sheet of a batch. Nothing of it is sent or done by that. */
  'watched.gather': call(ofOne).answers<Reply<Gathering>>(),
  /** What waits is not asked about again. */
  'watched.leave': call(ofOne).answers<Reply<null>>(),
};
