// Whether a keyring that shows no key has none. A locked one whose question nobody answers says "nothing there", as an empty one does.
// Source: freedesktop.org Secret Service API, `Service.SearchItems`, `Service.ReadAlias` and the property `Collection.Locked`.
import { openSessionBus } from './session-bus.ts';
import type { SessionBus } from './session-bus.ts';
import type { BusCall } from './session-bus-messages.ts';

/**
 * `none`: it is open and has no such item. `locked`: the item, or the collection where it would be, is locked. `open`: there is such an item and it is
 * not locked. `silent`: it does not answer. `died`: it ended while it was asked. `unknown`: it could not be asked.
 */
export type Behind = 'none' | 'locked' | 'open' | 'silent' | 'died' | 'unknown';

/** Nothing is shown to the person by these questions, so they are answered at once or not at all. */
const maxMs = 5000;
const name = 'org.freedesktop.secrets';
const noCollection = '/';

/** Asks the Secret Service of the session, without unlocking anything. Never rejects; takes at most five seconds. */
export function askLockState(service: string, account: string, environment: NodeJS.ProcessEnv = process.env): Promise<Behind> {
  return onBus(environment, async (bus) => {
    const alias = await bus.ask(ofService('ReadAlias', ['default']));
    if (alias.type !== 'o') return 'unknown';
    const collection = alias.text();
    // Before what is in it: KeePassXC asks the person to unlock it for a search.
    if (collection !== noCollection && (await isLocked(bus, collection))) return 'locked';
    const items = await bus.ask(ofService('SearchItems', [{ service, account }]));
    if (items.type !== 'aoao') return 'unknown';
    const [open, locked] = [items.texts(), items.texts()];
    return locked.length > 0 ? 'locked' : open.length > 0 ? 'open' : 'none';
  });
}

/** Whether the Secret Service answers at all: what asks it for a key has no end of its own. `none` when it does. */
export function listenBehind(environment: NodeJS.ProcessEnv = process.env): Promise<Behind> {
  return onBus(environment, async (bus) => {
    await bus.ask({
      destination: name,
      path: '/org/freedesktop/secrets',
      interface: 'org.freedesktop.DBus.Peer',
      member: 'Ping',
      values: [],
    });
    return 'none';
  });
}

async function onBus(environment: NodeJS.ProcessEnv, act: (bus: SessionBus) => Promise<Behind>): Promise<Behind> {
  let bus: SessionBus | null = null;
  try {
    bus = await openSessionBus(environment, maxMs);
    return await act(bus);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    // There may be no bus, none of its services, or one that refuses: all that is known is that nothing is.
    return /does not answer/.test(words) ? 'silent' : /Error\.NoReply/.test(words) ? 'died' : 'unknown';
  } finally {
    bus?.close();
  }
}

async function isLocked(bus: SessionBus, collection: string): Promise<boolean> {
  const property = await bus.ask({
    destination: name,
    path: collection,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    values: ['org.freedesktop.Secret.Collection', 'Locked'],
  });
  if (property.type !== 'v' || property.signature() !== 'b') throw new Error('the keyring does not say whether it is locked');
  return property.boolean();
}

function ofService(member: string, values: BusCall['values']): BusCall {
  return { destination: name, path: '/org/freedesktop/secrets', interface: 'org.freedesktop.Secret.Service', member, values };
}
