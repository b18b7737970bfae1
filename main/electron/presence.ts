// How the program is seen while its window is not looked at: progress on the taskbar or dock, a count of news, a flash.
import type { App, BrowserWindow } from 'electron';
import type { QueueChange } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { EditRecord } from '../../app/edits/record.ts';
import { noticeOf } from './notices.ts';

export type PresenceParts = {
  readonly app: Pick<App, 'setBadgeCount'>;
  readonly front: () => Pick<BrowserWindow, 'setProgressBar' | 'flashFrame'> | null;
  readonly isAway: () => boolean;
  readonly platform: NodeJS.Platform;
};

export type Presence = {
  /** `edits`: those that are not at their end. */
  readonly queue: (queue: Pick<QueueChange, 'paused' | 'held' | 'placed'>, edits: readonly Pick<EditRecord, 'id' | 'state'>[]) => void;
  readonly ended: (edit: EditSummary) => void;
  /** The person is back: nothing is news any more. */
  readonly seen: () => void;
};

const none = -1;

export function makePresence({ app, front, isAway, platform }: PresenceParts): Presence {
  /** Edits since the queue was last empty. What has left it has ended. */
  const batch = new Set<string>();
  let lastLiving = 0;
  let news = 0;

  return {
    queue({ paused, held, placed }, edits) {
      const living = edits.filter(({ state }) => state !== 'unknown');
      // Of thousands at each move only where one may have come.
      if (placed.length > 0 || living.length > lastLiving) for (const { id } of living) batch.add(id);
      lastLiving = living.length;
      if (lastLiving === 0) batch.clear();
      if (batch.size === 0) return front()?.setProgressBar(none);
      const done = Math.max(0, batch.size - lastLiving) / batch.size;
      const still = paused || held !== 'no';
      // How far one edit is nobody knows; only Windows can show that something goes on.
      const mode = still ? 'paused' : done === 0 ? 'indeterminate' : 'normal';
      front()?.setProgressBar(done, platform === 'win32' ? { mode } : undefined);
    },
    ended(edit) {
      // News in one language is news in every other.
      if (noticeOf(edit, 'en') === null || !isAway()) return;
      news += 1;
      app.setBadgeCount(news);
      // Windows has no count on the taskbar; a flash stops by itself when the person comes.
      if (platform === 'win32') front()?.flashFrame(true);
    },
    seen() {
      if (news === 0) return;
      news = 0;
      app.setBadgeCount(0);
    },
  };
}
