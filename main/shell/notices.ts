// Tells of edits that ended while the person was elsewhere, through the system; a click brings the window back.
import type { Notification as Notifications } from 'electron';
import type { EditState } from '../../app/edits/record.ts';
import type { EditSummary } from '../../app/ipc.ts';

const titles: Readonly<Partial<Record<EditState, string>>> = {
  done: 'Edit done',
  failed: 'Edit failed',
  blocked: 'Edit blocked by safety',
  lost: 'Edit lost',
};

/** What is said of an edit that ended; null for an end the person brought about. */
export function noticeOf(edit: EditSummary): { readonly title: string; readonly body: string } | null {
  const title = titles[edit.state];
  const first = edit.prompt.replace(/\s+/g, ' ').trim().slice(0, 80);
  return title === undefined ? null : { title: edit.rehearsal ? `${title} (rehearsal)` : title, body: edit.failure?.message ?? first };
}

export function makeNotices(parts: {
  readonly Notification: typeof Notifications;
  readonly isAway: () => boolean;
  readonly wanted: () => boolean;
  readonly comeBack: () => void;
}): (edit: EditSummary) => void {
  // One that is collected as garbage is never clicked.
  const shown = new Set<Notifications>();
  return (edit) => {
    const notice = noticeOf(edit);
    if (notice === null || !parts.isAway() || !parts.wanted() || !parts.Notification.isSupported()) return;
    const notification = new parts.Notification({ ...notice, silent: true });
    shown.add(notification);
    notification.on('click', () => {
      shown.delete(notification);
      parts.comeBack();
    });
    notification.on('close', () => shown.delete(notification));
    notification.show();
  };
}
