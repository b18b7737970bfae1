// Every event that main may send, and what it carries.
import type { CommandName } from '../commands/commands.ts';
import type { ExportProgress } from '../export/report.ts';
import type { Settings } from '../settings/settings.ts';
import type { UpdateStatus } from '../updates.ts';
import type { BatchStatus } from './batch.ts';
import type { VersionAdded, VersionRefused, ShownResult } from './edits.ts';
import type { EditSummary } from '../edits/edit-summary.ts';
import type { LibraryStatus, LibraryWork } from './library.ts';
import type { WatchedNow } from './watched.ts';
import type { KeyStatus, QueueChange } from './status.ts';
import type { ServiceStatus } from './service-status.ts';

/** What each event carries. State is pushed: one snapshot, then these. */
export type EventPayloads = {
  'settings.changed': Settings;
  'key.changed': { readonly key: KeyStatus; readonly service: ServiceStatus };
  'library.changed': LibraryStatus;
  /** How far it is; null when it has ended. */
  'library.working': LibraryWork | null;
  /** How far an export is; null when it has ended. */
  'export.working': ExportProgress | null;
  'queue.changed': QueueChange;
  /** An edit is other than before; its end is told by `edit.ended` alone. */
  'edit.changed': EditSummary;
  'batch.changed': BatchStatus;
  /** Something of the watched folders is other than before. */
  'watched.changed': WatchedNow;
  /** An edit reached its end: for the list as for the toast, the badge and the live region. */
  'edit.ended': EditSummary;
  'version.added': VersionAdded;
  'version.refused': VersionRefused;
  'update.changed': UpdateStatus;
  /** The application menu asked for it. */
  'command.asked': CommandName;
  /** What the viewer is to show. */
  'viewer.changed': ShownResult | null;
  /** The system asked to open files: they wait to be taken. */
  'picture.opened': null;
};

export const eventNames = [
  'settings.changed',
  'key.changed',
  'library.changed',
  'library.working',
  'export.working',
  'queue.changed',
  'edit.changed',
  'batch.changed',
  'watched.changed',
  'edit.ended',
  'version.added',
  'version.refused',
  'update.changed',
  'command.asked',
  'viewer.changed',
  'picture.opened',
] as const satisfies readonly (keyof EventPayloads)[];
export type EventName = keyof EventPayloads;
