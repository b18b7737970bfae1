// What the parts of an open library share.
import type { Attachment } from './store/attachment.ts';
import type { Ballast } from './store/ballast.ts';
import type { LiveMarkers } from './store/live-markers.ts';
import type { Orders } from './store/save-order.ts';
import type { SentNotes } from './store/sent-notes.ts';
import type { IndexClient } from './index-client.ts';
import type { Keeping } from './index-sync.ts';
import type { LibraryDisk } from './library-disk.ts';

export type LibraryParts = {
  readonly id: string;
  readonly attachment: Attachment;
  readonly ballast: Ballast;
  readonly markers: LiveMarkers;
  readonly sentNotes: SentNotes;
  readonly index: IndexClient;
  readonly keeping: Keeping;
  readonly orders: Orders;
  readonly disk: LibraryDisk;
};
