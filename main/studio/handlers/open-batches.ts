// The batches with what they take pictures in by.
import { makeFailure } from '../../../app/make-failure.ts';
import type { BatchItem } from '../../../app/batch/batch.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { EventName, EventPayloads } from '../../../app/contract/contract.ts';
import { makeChains } from '../../chains/chains.ts';
import type { Chains } from '../../chains/chains.ts';
import { makeInbox } from '../../inputs/inbox.ts';
import type { Inbox } from '../../inputs/inbox.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';
import { parentOfFile } from '../../inputs/carried-recipe.ts';
import type { StudioConfig } from '../../settings/config.ts';
import { notingStarts, openWatched } from './open-watched.ts';
import type { WatchedConfig } from './open-watched.ts';
import type { Watched } from '../../watched/watched.ts';
import type { Service } from '../session/service.ts';
import { makeBatches } from '../../batch/batches.ts';
import type { Batches } from '../../batch/batches.ts';
import { gatherFiles, glimpsed, makeGlimpse } from '../../batch/gather.ts';
import type { Gathered } from '../../batch/gather.ts';
import { makeBatchHandlers } from '../../batch/handlers.ts';
import type { BatchHandlers, WindowBatches } from '../../batch/handlers.ts';
import { makeTakeItem } from '../../batch/take-item.ts';
import { say } from '../../../app/messages/say.ts';

type Given = Parameters<typeof makeBatches>[0];
export type OpenBatches = Batches &
  Omit<WindowBatches, 'handlers'> & {
    readonly handlers: BatchHandlers & Chains['handlers'] & Watched['handlers'];
    readonly chains: Chains;
    readonly watched: Watched;
    /** Files and folders, for the command. */
    readonly gatherFiles: (given: readonly string[], step: (read: number, of: number) => void) => Promise<Reply<Gathered>>;
    /** Which of these can be sent. */
    readonly glimpsed: (items: readonly BatchItem[]) => Promise<Gathered>;
  };

export function openBatches({
  config,
  inbox,
  inboxFolder,
  pictures,
  service,
  emit,
  ...rest
}: Pick<Given, 'session' | 'failure' | 'clock' | 'owners' | 'maker' | 'log'> & {
  readonly config: WatchedConfig & Pick<StudioConfig, 'version' | 'decodeBySystem' | 'toTrash'>;
  readonly inbox: Inbox;
  readonly inboxFolder: string;
  readonly pictures: Pictures;
  readonly service: Service;
  readonly emit: <N extends EventName>(name: N, payload: EventPayloads[N]) => void;
}): OpenBatches {
  const batches = makeBatches({
    ...rest,
    inbox,
    settings: config.settings.read,
    version: config.version,
    service: service.status,
    take: makeTakeItem({
      pictures,
      folder: inboxFolder,
      openInbox: (folder) => makeInbox({ folder, pictures, decodeBySystem: config.decodeBySystem ?? null }),
      parentOf: (file) => parentOfFile(rest.session()?.library ?? null, file),
    }),
    changed: (status) => emit('batch.changed', status),
  });
  const glimpse = makeGlimpse(pictures, config.decodeBySystem != null);
  const forWindow = makeBatchHandlers(batches, { ...rest, glimpse });
  const { version, toTrash } = config;
  const chains = makeChains({ ...rest, batches, gathered: forWindow.chosen, version, now: rest.clock.now, toTrash });
  const watched = openWatched({
    config,
    clock: rest.clock,
    log: rest.log,
    session: rest.session,
    owners: rest.owners,
    pictures,
    gather: async (items) => forWindow.gather(await glimpsed(glimpse, items)),
    emit,
  });
  const handlers = { ...forWindow.handlers, ...chains.handlers, ...watched.handlers };
  return {
    ...batches,
    ...forWindow,
    handlers: { ...handlers, ...notingStarts(handlers, forWindow, watched) },
    chains,
    watched,
    gatherFiles: (given, step) => gatherFiles(glimpse, given, step),
    glimpsed: (items) => glimpsed(glimpse, items),
    pathOf: (sha256) => forWindow.pathOf(sha256) ?? watched.pathOf(sha256),
    close: async () => {
      await watched.close();
      await batches.close();
    },
  };
}

export const batchRuns = (): Failure => makeFailure('usage', say('batch.running'), { next: 'wait' });
