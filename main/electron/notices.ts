// Tells of edits that ended while the person was elsewhere, through the system; a click brings the window back.
import type { Notification as Notifications } from 'electron';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { Language } from '../../app/language.ts';
import { failureIn } from '../../app/messages/languages/spoken.ts';
import { shells } from '../../app/messages/languages/shells.ts';

/** What is said of an edit that ended; null for an end the person brought about. */
export function noticeOf(edit: EditSummary, language: Language): { readonly title: string; readonly body: string } | null {
  const words = shells[language].notices;
  const title = words.end(edit.state);
  const first = edit.prompt.replace(/\s+/g, ' ').trim().slice(0, 80);
  if (title === undefined) return null;
  return {
    title: edit.rehearsal ? words.rehearsed(title) : title,
    body: edit.failure === null ? first : failureIn(language, edit.failure),
  };
}

export function makeNotices(parts: {
  readonly Notification: typeof Notifications;
  readonly isAway: () => boolean;
  readonly wanted: () => boolean;
  readonly language: () => Language;
  readonly comeBack: () => void;
}): (edit: EditSummary) => void {
  // One that is collected as garbage is never clicked.
  const shown = new Set<Notifications>();
  return (edit) => {
    const notice = noticeOf(edit, parts.language());
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
