// English: the queue, what went wrong and what to do about it.
import type { ChargedSaid } from '../../../edits/charged.ts';
import type { FailureKind, NextStep } from '../../../failure.ts';
import { formats } from '../formats.ts';

const { formatCount, formatNoun } = formats;

const charged: Readonly<Record<ChargedSaid, string>> = {
  no: 'Not charged',
  maybe: 'May have been charged',
  yes: 'Charged',
  rehearsal: 'Nothing is charged in a rehearsal',
};

const steps: Readonly<Record<NextStep, string | null>> = {
  'add-key': 'Open key settings',
  'top-up': 'Open SeaArt credits',
  'change-request': 'Change the request',
  'change-pictures': 'Change the pictures',
  retry: 'Try again',
  wait: 'Try again',
  'decide-unknown': 'Send again',
  'check-again': 'Check again',
  'free-space': 'Check again',
  'choose-library': 'Open library settings',
  'raise-limit': 'Change the limit',
  'run-anyway': 'Run anyway',
  none: null,
};

const titles: Partial<Readonly<Record<FailureKind, string>>> = {
  'no-key': 'There is no key',
  'bad-key': 'The key was not accepted',
  balance: 'Not enough credits',
  blocked: 'Blocked by safety',
  offline: 'No connection',
  'rate-limited': 'Too many requests',
  'outcome-unknown': 'Unknown outcome',
  'disk-full': 'The disk is full',
  cancelled: 'Cancelled',
};

export const queue = {
  label: 'Queue',
  idle: 'Queue',
  counter: (running: number, waiting: number) =>
    [running > 0 ? `${running} running` : '', waiting > 0 ? `${waiting} waiting` : ''].filter((part) => part !== '').join(' · '),
  attention: (count: number) => formatNoun(count, 'needs you', 'need you'),
  paused: 'paused',
  held: 'held',
  open: (summary: string) => (summary === '' ? 'Queue, empty' : `Queue: ${summary}`),
  title: 'Queue',
  nothing: 'Nothing is waiting or running.',
  pause: 'Pause',
  resume: 'Resume',
  pausedNote: 'Paused: what runs goes on, nothing new is sent.',
  cancelWaiting: 'Cancel waiting',
  cancelRunning: 'Cancel running',
  cancelAll: 'Cancel all',
  cancelMore: 'Cancel several',
  cancel: 'Cancel',
  cancelOf: (words: string) => `Cancel: ${words}`,
  takenOut: (count: number, title: string) =>
    count === 1 ? `“${title}” cancelled before it was sent` : `${formatNoun(count, 'edit', 'edits')} cancelled before they were sent`,
  runNext: 'Run next',
  runNextOf: (words: string) => `Run next: ${words}`,
  show: (words: string) => `Show: ${words}`,
  typical: (seconds: string) => `typically ${seconds}`,
  elapsed: (elapsed: string, typical: string | null) => (typical === null ? elapsed : `${elapsed} of about ${typical}`),
  needsYou: (count: number) => `Needs you (${formatCount(count)})`,
  underWay: 'Under way',
  over: 'Done',
  charged,
  step: (step: NextStep) => steps[step],
  failureTitle: (kind: FailureKind, fallback: string) => titles[kind] ?? fallback,
  requestId: 'Request id',
  copyRequestId: 'Copy request id',
  copied: 'Request id copied',
  details: 'Details',
  forget: 'Forget',
  haveId: 'I have the request id',
  idLabel: (rehearsal: boolean) => (rehearsal ? 'Request id from the rehearsal' : 'Request id from SeaArt'),
  idPlaceholder: 'Paste the request id',
  idUse: 'Look for the result',
  sendAgainTitle: 'Send this edit again?',
  sendAgainBody: 'Its first request may have reached SeaArt and may be charged. Sending again may be charged a second time.',
  sendAgainRehearsal: 'Its first request may have reached the rehearsal. Nothing is charged in a rehearsal.',
  sendAgain: 'Send again',
  forgetTitle: 'Forget this edit?',
  forgetBody: (rehearsal: boolean) =>
    `If ${rehearsal ? 'the rehearsal' : 'SeaArt'} did make the picture, it will not be fetched. The record stays in the library.`,
} as const;
