// How the library is, told when that is other than what was told last.
import type { LibraryStatus } from '../../app/contract/contract.ts';
import type { Attachment } from './store/attachment.ts';
import type { Counts } from './index/calls.ts';

export type StatusNotifier = {
  readonly status: () => LibraryStatus;
  /** Tells how the library is when that is other than what was told last. */
  readonly tell: () => void;
  /** Tells it also where it is as it was. */
  readonly tellAgain: () => void;
  /** The next status is told also where it is as it was: what is asked of the index may have another answer. */
  readonly forgetLast: () => void;
  /** Takes the counts and tells nobody yet. */
  readonly count: (counts: Counts) => void;
  /** Takes the counts and tells them. */
  readonly note: (counts: Counts) => void;
  /** A scan begins. While one `rebuilds` the index, the library is said to be indexing. */
  readonly scanBegan: (rebuilds: boolean) => void;
  readonly scanEnded: (rebuilds: boolean) => void;
  /** Nothing is told after this. */
  readonly stop: () => void;
};

/** Counts are zero until they are known. */
export function makeStatusNotifier(
  attachment: Pick<Attachment, 'folder' | 'state'>,
  onChange: (status: LibraryStatus) => void,
): StatusNotifier {
  let counts: Counts = { total: 0, trashed: 0, damaged: 0 };
  let indexing = 0;
  let lastSent = '';
  let closed = false;

  const status = (): LibraryStatus => {
    const state = attachment.state();
    return { folder: attachment.folder(), state: state === 'open' && indexing > 0 ? 'indexing' : state, ...counts };
  };
  function tell(): void {
    const now = JSON.stringify(status());
    if (now === lastSent || closed) return;
    lastSent = now;
    onChange(status());
  }
  const count = (found: Counts): void => void (counts = countsOf(found));

  return {
    status,
    tell,
    tellAgain() {
      lastSent = '';
      tell();
    },
    forgetLast: () => void (lastSent = ''),
    count,
    note(found) {
      count(found);
      tell();
    },
    scanBegan(rebuilds) {
      if (rebuilds) indexing += 1;
      tell();
    },
    scanEnded(rebuilds) {
      if (rebuilds) indexing -= 1;
      tell();
    },
    stop: () => void (closed = true),
  };
}

const countsOf = ({ total, trashed, damaged }: Counts): Counts => ({ total, trashed, damaged });
