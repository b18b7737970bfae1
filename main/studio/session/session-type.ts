// What an open library and the edits at work in it are to others.
import type { EditStore } from '../../../app/edits/edit-store.ts';
import type { Clock } from '../../../app/edits/ports.ts';
import type { Queue } from '../../../app/edits/queue.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import type { RunEnd } from '../../../app/edits/run-context.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import type { Settings } from '../../../app/settings/settings.ts';
import type { Library } from '../../library/library.ts';
import type { Log } from '../../platform/log.ts';
import type { Owners } from '../../platform/process-locks.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';
import type { MakeAgain } from './make-again.ts';
import type { Receive } from './receive.ts';
import type { StudioConfig } from '../../settings/config.ts';
import type { Limiter } from './limiter.ts';
import type { Service } from './service.ts';

export type Session = {
  readonly library: Library;
  readonly editStore: EditStore;
  readonly queue: Queue;
  /** Edits that a living program other than this one runs. */
  readonly foreign: () => readonly EditRecord[];
  /** Takes over the edits of dead programs, or one of them, and goes on with them unless told to leave them lying; their ids. */
  readonly adoptDead: (which?: {
    readonly only: string | null;
    readonly start: boolean;
    readonly evenElsewhere?: boolean;
  }) => Promise<readonly string[]>;
  /** Looks soon for edits of other programs; for when the library has found more. */
  readonly look: () => void;
  /** Brings pictures of a done edit that are missing or damaged home once more, if the service still has them. */
  readonly fetchAgain: (record: EditRecord) => Promise<Reply<null>>;
  /** Why this program may not change an edit, or null when it may. */
  readonly hindrance: (record: EditRecord) => Failure | null;
  /** Tells of an edit that was changed without the edit store. */
  readonly announce: (summary: EditSummary) => void;
  readonly close: () => Promise<void>;
  /** Closes it while the program goes on: no run of an edit is left, and what has not ended is gone on with by whoever opens the library next. */
  readonly leave: () => Promise<void>;
};

export type SessionEvents = {
  /** An edit is other than before, but not by its end. */
  readonly edit: (summary: EditSummary) => void;
  readonly ended: (summary: EditSummary) => void;
  readonly queue: () => void;
  readonly run: (id: string, end: RunEnd) => void;
};

export type SessionParts = {
  readonly library: Library;
  readonly config: StudioConfig;
  readonly settings: () => Settings;
  readonly service: Service;
  readonly owners: Owners;
  readonly pictures: Pictures;
  readonly receive: Receive;
  readonly makeAgain: MakeAgain;
  readonly limiter: Pick<Limiter, 'sending'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly events: SessionEvents;
};
