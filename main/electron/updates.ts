// Updates of the program: looked for a while after the start and once a day, fetched in the background, installed when it closes. Never while edits run.
import type { UpdateState, UpdateStatus } from '../../app/updates.ts';
import type { Feed } from './update-feed.ts';

/** What is used of electron-updater, behind its own events and options. */
export type Updater = {
  /** The version that is newer than this one; null when there is none. */
  readonly look: () => Promise<string | null>;
  /** Fetches what was found and checks it. */
  readonly download: (onPercent: (percent: number) => void) => { readonly done: Promise<void>; readonly cancel: () => void };
  readonly installOnQuit: (yes: boolean) => void;
  /** Closes the program, installs, opens it again. */
  readonly installNow: () => void;
};

export type UpdateParts = {
  readonly feed: Feed;
  /** Loads electron-updater for that feed; asked once, at the first look. */
  readonly load: (feed: string) => Promise<Updater>;
  readonly wanted: () => boolean;
  /** Whether an edit is on its way. */
  readonly isBusy: () => boolean;
  /** Whether the program would close without asking: no edit waits either. An installer that has begun does not wait for an answer. */
  readonly mayClose: () => boolean;
  readonly tell: (status: UpdateStatus) => void;
  readonly log: (text: string) => void;
  readonly now: () => number;
};

export type Updates = {
  readonly status: () => UpdateStatus;
  /** Looks at once, or as soon as no edit runs. */
  readonly check: () => UpdateStatus;
  /** True when the program closes to be updated; false while an edit runs or nothing is ready. */
  readonly install: () => boolean;
  /** An edit began or ended. */
  readonly moved: () => void;
  /** The person switched updates on or off. */
  readonly changed: () => void;
  readonly close: () => void;
};

/** The start is the window's, not ours. */
export const firstCheckMs = 60_000;
/** Often enough that a computer which sleeps at night still looks every day. */
export const pulseMs = 60 * 60_000;
export const checkIntervalMs = 24 * 60 * 60_000;

export function makeUpdates(parts: UpdateParts): Updates {
  const url = 'url' in parts.feed ? parts.feed.url : null;
  let state: UpdateState = whyOff(parts) ?? { kind: 'quiet', checkedAt: null };
  let loaded: Promise<Updater> | null = null;
  let updater: Updater | null = null;
  let download: Cancellable | null = null;
  let checkedAt = -Infinity;
  let closed = false;

  const status = (): UpdateStatus => ({ feed: url, state });
  const move = (next: UpdateState): void => {
    if (closed) return;
    state = next;
    settleQuit();
    parts.tell(status());
  };
  /** While it fetches the answer is yes: electron-updater prepares for quitting at the end of a download or never. */
  const settleQuit = (): void => updater?.installOnQuit(state.kind === 'downloading' || (state.kind === 'ready' && !parts.isBusy()));

  const stopPulse = startPulse(look, () => parts.now() - checkedAt >= checkIntervalMs);

  return {
    status,
    check() {
      look();
      return status();
    },
    install() {
      if (state.kind !== 'ready' || !parts.mayClose() || updater === null) return false;
      updater.installNow();
      return true;
    },
    moved() {
      if (parts.isBusy()) download?.cancel();
      else if (state.kind === 'waiting') return look();
      settleQuit();
    },
    changed() {
      const now = whyOff(parts);
      if (now !== null) download?.cancel();
      if (now !== null && state.kind !== 'off') move(now);
      if (now === null && state.kind === 'off') move({ kind: 'quiet', checkedAt: null });
    },
    close() {
      closed = true;
      stopPulse();
      download?.cancel();
    },
  };

  function look(): void {
    if (url === null || whyOff(parts) !== null || closed || ['checking', 'downloading', 'ready'].includes(state.kind)) return;
    if (parts.isBusy()) return move({ kind: 'waiting' });
    checkedAt = parts.now();
    void checkAndDownload(url).catch((error: unknown) => {
      parts.log(`updates: ${error instanceof Error ? error.message : String(error)}`);
      if (whyOff(parts) === null) move({ kind: 'failed', message: firstLine(error) });
    });
  }

  async function checkAndDownload(from: string): Promise<void> {
    move({ kind: 'checking' });
    updater = await (loaded ??= parts.load(from));
    const version = await updater.look();
    if (whyOff(parts) !== null || closed) return;
    if (version === null) return move({ kind: 'quiet', checkedAt: new Date(parts.now()).toISOString() });
    if (parts.isBusy()) return move({ kind: 'waiting' });
    download = cancellable(
      updater.download((percent) => (state.kind === 'downloading' ? move({ kind: 'downloading', version, percent }) : undefined)),
    );
    move({ kind: 'downloading', version, percent: 0 });
    try {
      const isWhole = await download.isWhole();
      if (whyOff(parts) === null) move(isWhole ? { kind: 'ready', version } : { kind: 'waiting' });
      if (!isWhole && !parts.isBusy()) look();
    } finally {
      download = null;
    }
  }
}

/** Checks a while after the start, and from then on whenever it is due. */
function startPulse(check: () => void, isDue: () => boolean): () => void {
  const begin = setTimeout(check, firstCheckMs);
  const pulse = setInterval(() => (isDue() ? check() : undefined), pulseMs);
  return () => {
    clearTimeout(begin);
    clearInterval(pulse);
  };
}

/** Null while updates are looked for. */
function whyOff({ feed, wanted }: Pick<UpdateParts, 'feed' | 'wanted'>): UpdateState | null {
  if ('none' in feed) return { kind: 'off', why: feed.none };
  return wanted() ? null : { kind: 'off', why: 'switched-off' };
}

type Cancellable = {
  readonly cancel: () => void;
  /** False where it ended because it was cancelled; rejects where it failed by itself. Cancelled too late it is whole all the same. */
  readonly isWhole: () => Promise<boolean>;
};

function cancellable(download: ReturnType<Updater['download']>): Cancellable {
  let cancelled = false;
  return {
    cancel() {
      cancelled = true;
      download.cancel();
    },
    async isWhole() {
      try {
        await download.done;
        return true;
      } catch (error) {
        if (!cancelled) throw error;
        return false;
      }
    },
  };
}

function firstLine(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
