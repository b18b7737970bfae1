// The key, the settings and the service that answers by them; and what follows when they are others.
import type { Reply } from '../../app/failure.ts';
import type { Settings, SettingsPatch } from '../../app/settings/settings.ts';
import { loadKeytar, makeSecrets } from '../platform/keychain.ts';
import type { Secrets } from '../platform/keychain.ts';
import type { StudioBase } from './base.ts';
import { makeChangeSettings } from './handlers/change-settings.ts';
import { makeReactions } from './session/reactions.ts';
import type { Reactions } from './session/reactions.ts';
import { makeService } from './session/service.ts';
import type { Service } from './session/service.ts';
import type { Session } from './session/session-type.ts';

export type ServiceAccess = Reactions & {
  readonly secrets: Secrets;
  readonly service: Service;
  /** Settings are written before anybody is told of them. */
  readonly changeSettings: (patch: SettingsPatch) => Promise<Reply<Settings>>;
};

/** Asks neither keychain nor service before it is asked. What is written to the log is without the key from now on. */
export function makeServiceAccess(
  { config, address, log, http, pictures, emit }: StudioBase,
  session: () => Session | null,
): ServiceAccess {
  const secrets = makeSecrets({
    origin: address.origin,
    environmentKey: config.environmentKey,
    loadKeychain: config.loadKeychain ?? loadKeytar,
    onKey: log.hide,
  });
  const service = makeService({
    config,
    settings: config.settings.read,
    secrets,
    http,
    pictures,
    origin: address.origin,
    isLocal: address.loopback,
    inputPath: async (sha256) => (await session()?.library.inputPath(sha256)) ?? null,
  });
  const reactions = makeReactions({ session, secrets, service, emit });
  return { ...reactions, secrets, service, changeSettings: makeChangeSettings(config.settings, reactions.settingsChanged) };
}
