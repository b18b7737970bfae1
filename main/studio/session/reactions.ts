// What follows when the key or the settings are others.
import type { EventName, EventPayloads } from '../../../app/contract/contract.ts';
import type { Settings } from '../../../app/settings/settings.ts';
import type { Secrets } from '../../platform/keychain.ts';
import type { Service } from './service.ts';
import type { Session } from './session-type.ts';

export type Reactions = {
  readonly keyChanged: () => Promise<void>;
  readonly settingsChanged: (before: Settings, after: Settings) => void;
};

/** By what is said, since every change makes the values of all settings anew. */
const moneyIn = ({ limits, prices, pricePerPicture }: Settings): string => JSON.stringify([limits, prices, pricePerPicture]);

export function makeReactions(parts: {
  readonly session: () => Session | null;
  readonly secrets: Secrets;
  readonly service: Service;
  readonly emit: <N extends EventName>(name: N, payload: EventPayloads[N]) => void;
}): Reactions {
  const { secrets, service, emit } = parts;
  const keyChanged = async (): Promise<void> => {
    emit('key.changed', { key: await secrets.status(), service: await service.status() });
    const session = parts.session();
    if (session === null) return;
    // The queue stopped itself for the key's sake; a new key is what it waited for. A limit of money is none of its matter.
    const { pausedBecause } = session.queue.state();
    if (pausedBecause !== null && pausedBecause.kind !== 'limit') session.queue.pause(false);
    session.queue.wakeAll();
  };
  return {
    keyChanged,
    settingsChanged: (before, after) => {
      emit('settings.changed', after);
      if (before.rehearse !== after.rehearse) void keyChanged();
      // What the queue waits for may be there now.
      const queue = parts.session()?.queue;
      if (moneyIn(before) !== moneyIn(after) && queue?.state().pausedBecause?.kind === 'limit') queue.pause(false);
      if (before.atOnce !== after.atOnce) parts.session()?.queue.wakeAll();
    },
  };
}
