// Joins updates to the studio and the window: what the window may ask of them, and what edits and settings tell them.
import type { App } from 'electron';
import { fail, ok } from '../../app/failure.ts';
import type { CallHandlers } from '../../app/contract/contract.ts';
import type { EditState } from '../../app/edits/record.ts';
import { makeFailure } from '../../app/make-failure.ts';
import { isRunning } from '../../app/edits/edit.ts';
import type { UpdateStatus } from '../../app/updates.ts';
import type { Studio } from '../studio/studio.ts';
import { livingIn } from '../studio/session/queue-now.ts';
import { underWay } from './quit.ts';
import { findFeed } from './update-feed.ts';
import { makeUpdates } from './updates.ts';
import type { Updater } from './updates.ts';
import { say } from '../../app/messages/say.ts';

export type UpdateCall = 'update.status' | 'update.check' | 'update.install';

export type UpdateCallParts = {
  readonly app: Pick<App, 'isPackaged' | 'on'>;
  readonly studio: Pick<Studio, 'onEvent' | 'session' | 'settings' | 'ongoing'>;
  /** Electron's resources folder. */
  readonly resources: string;
  readonly tell: (status: UpdateStatus) => void;
  readonly log: (text: string) => void;
  readonly load?: (feed: string) => Promise<Updater>;
};

export function makeUpdateCalls({ app, studio, resources, tell, log, load }: UpdateCallParts): Pick<CallHandlers, UpdateCall> {
  const edits = (): readonly { readonly state: EditState }[] => {
    const session = studio.session();
    return session === null ? [] : livingIn(session);
  };
  const updates = makeUpdates({
    feed: findFeed({ isPackaged: app.isPackaged, resources, platform: process.platform, env: process.env }),
    load: load ?? (async (feed) => (await import('./load-updater.ts')).loadUpdater(feed, log)),
    wanted: () => studio.settings().updates,
    isBusy: () => edits().some(({ state }) => isRunning(state)),
    mayClose: () => underWay(edits(), studio.ongoing()) === null,
    tell,
    log,
    now: Date.now,
  });
  studio.onEvent((name) => {
    if (name === 'queue.changed') updates.moved();
    if (name === 'settings.changed') updates.changed();
  });
  app.on('will-quit', updates.close);
  return {
    'update.status': async () => updates.status(),
    'update.check': async () => updates.check(),
    'update.install': async () => (updates.install() ? ok(null) : fail(makeFailure('usage', say('update.notNow')))),
  };
}
