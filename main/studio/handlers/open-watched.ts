// The watched folders with what they are found by: the library, the batches that are begun with what waits, and where this program writes itself.
import type { BatchItem } from '../../../app/batch/batch.ts';
import type { BatchStatus, CallHandlers, EventName, EventPayloads, Gathering } from '../../../app/contract/contract.ts';
import { fail } from '../../../app/failure.ts';
import type { Reply } from '../../../app/failure.ts';
import type { Clock } from '../../../app/edits/ports.ts';
import type { WindowBatches } from '../../batch/handlers.ts';
import { ownExportFolder } from '../../export/own-folder.ts';
import type { Owners } from '../../platform/process-locks.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';
import type { StudioConfig } from '../../settings/config.ts';
import type { Session } from '../session/session-type.ts';
import { makeKnownPictures } from '../../watched/known-pictures.ts';
import { makeWatched } from '../../watched/watched.ts';
import type { Watched } from '../../watched/watched.ts';
import { openWatchedFile } from '../../watched/watched-file.ts';

export type WatchedConfig = Pick<StudioConfig, 'home' | 'settings' | 'libraryFolder' | 'defaultLibraryFolder' | 'host'>;

export function openWatched({
  config,
  owners,
  pictures,
  session,
  gather,
  emit,
  ...rest
}: {
  readonly config: WatchedConfig;
  readonly owners: Owners;
  readonly pictures: Pick<Pictures, 'recipe'>;
  readonly session: () => Session | null;
  /** Looks at each of what waits before it is shown on the sheet. */
  readonly gather: (items: readonly BatchItem[]) => Promise<Gathering>;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  readonly emit: <N extends EventName>(name: N, payload: EventPayloads[N]) => void;
}): Watched {
  const ownExports = ownExportFolder(config);
  return makeWatched({
    ...rest,
    owners,
    store: openWatchedFile(config.home, owners),
    session,
    own: () => {
      const settings = config.settings.read();
      return {
        library: session()?.library.folder() ?? config.libraryFolder ?? settings.libraryFolder ?? config.defaultLibraryFolder,
        exports: [ownExports, ...(settings.export.folder === null ? [] : [settings.export.folder])],
        home: config.home,
      };
    },
    isKnown: makeKnownPictures(pictures),
    gather,
    changed: (now) => emit('watched.changed', now),
    follows: config.host.kind === 'window',
  });
}

/**
 * What a batch begins with is done where it was watched: as soon as the plan is durable, which names it until this is. What was offered because it waited is
 * begun with only where it waits still.
 */
export function notingStarts<H extends Pick<CallHandlers, 'batch.start' | 'chain.start'>>(
  handlers: H,
  { chosen }: Pick<WindowBatches, 'chosen'>,
  { released, releasing, isOffered, refusalOf }: Pick<Watched, 'released' | 'releasing' | 'isOffered' | 'refusalOf'>,
): Pick<CallHandlers, 'batch.start' | 'chain.start'> {
  const noted = async <A extends { gathering: string; chosen: number[] }>(
    asked: A,
    start: (asked: A) => Promise<Reply<BatchStatus>>,
  ): Promise<Reply<BatchStatus>> => {
    // Looked up first: a gathering is forgotten when others come.
    const items = chosen(asked.gathering, asked.chosen);
    const begin = async (): Promise<Reply<BatchStatus>> => {
      const begun = await start(asked);
      if (begun.ok && items.ok) await released(items.value);
      return begun;
    };
    if (!items.ok || !isOffered(asked.gathering)) return begin();
    return releasing(async () => {
      const failure = await refusalOf(items.value);
      return failure === null ? begin() : fail(failure);
    });
  };
  return {
    'batch.start': (asked) => noted(asked, handlers['batch.start']),
    'chain.start': (asked) => noted(asked, handlers['chain.start']),
  };
}
