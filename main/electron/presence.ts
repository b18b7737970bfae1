// How the program is seen while its window is not looked at: progress on the taskbar or dock, a count of news, a flash.
import type { App, BrowserWindow } from 'electron';
import type { QueueStatus } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { noticeOf } from './notices.ts';

export type PresenceParts = {
  readonly app: Pick<App, 'setBadgeCount'>;
  readonly front: () => Pick<BrowserWindow, 'setProgressBar' | 'flashFrame'> | null;
  readonly isAway: () => boolean;
  readonly platform: NodeJS.Platform;
};

export type Presence = {
  readonly queue: (status: QueueStatus) => void;
  readonly ended: (edit: EditSummary) => void;
  /** The person is back: nothing is news any more. */
  readonly seen: () => void;
};

const none = -1;

export function makePresence({ app, front, isAway, platform }: PresenceParts): Presence {
  /** Edits since the queue was last empty. What has left it has ended. */
  const batch = new Set<string>();
  let news = 0;

  return {
    queue({ edits, paused, held }) {
      const living = edits.filter(({ state }) => state !== 'unknown');
      if (living.length === 0) batch.clear();
      for (const { id } of living) batch.add(id);
      if (batch.size === 0) return front()?.setProgressBar(none);
      const done = (batch.size - living.length) / batch.size;
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
