// The calls about watched folders, laid over those of chains and batches: their arguments and answers.
import { z } from 'zod';
import { sha256Schema } from '../edits/record.ts';
import type { Reply } from '../failure.ts';
import { watchedUseSchema } from '../watched/watched.ts';
import type { Gathering } from './batch.ts';
import { chainArguments } from './chain-calls.ts';
import type { ChainResults } from './chain-calls.ts';
import { none } from './schemas.ts';
import type { WatchedFolder, WatchedNow } from './watched.ts';

const ofOne = z.object({ key: sha256Schema });

export const watchedArguments = {
  ...chainArguments,
  'watched.list': none,
  /** A folder that the person chooses in a dialog. */
  'watched.add': z.object({ use: watchedUseSchema }),
  'watched.use': z.object({ key: sha256Schema, use: watchedUseSchema }),
  'watched.remove': ofOne,
  /** What waits, for the sheet of a batch. Nothing of it is sent or done by that. */
  'watched.gather': ofOne,
  /** What waits is not asked about again. */
  'watched.leave': ofOne,
} as const;

export type WatchedResults = ChainResults & {
  'watched.list': WatchedNow;
  /** Null when none was chosen. */
  'watched.add': Reply<WatchedFolder | null>;
  'watched.use': Reply<null>;
  'watched.remove': Reply<null>;
  'watched.gather': Reply<Gathering>;
  'watched.leave': Reply<null>;
};
