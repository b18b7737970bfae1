// Which service serves: SeaArt at the configured address, or the rehearsal on this computer. Each edit keeps to the one it was made for.
import path from 'node:path';
import type { EditRecord } from '../../../app/edits/record.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Reply } from '../../../app/failure.ts';
import type { ServiceStatus } from '../../../app/contract/service-status.ts';
import { firstModel } from '../../../app/models/models.ts';
import { addressSent } from '../../../app/pictures/web-address.ts';
import type { Http } from '../../../app/seaart/http.ts';
import { readBaseUrl } from '../../../app/seaart/addresses.ts';
import { makeSeaartClient } from '../../../app/seaart/client.ts';
import type { SeaartClient } from '../../../app/seaart/client.ts';
import type { Settings } from '../../../app/settings/settings.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';
import type { Rehearsal } from '../../rehearsal/rehearsal.ts';
import type { Secrets } from '../../platform/keychain.ts';
import type { StudioConfig } from '../../settings/config.ts';
import { say } from '../../../app/messages/say.ts';
import type { KeyTest } from '../../../app/contract/status.ts';

export type Served = { readonly client: SeaartClient; readonly foreign: boolean; readonly isLocal: boolean };

export type Service = {
  /** What a new edit would be made with. */
  readonly status: () => Promise<ServiceStatus>;
  /** Who answers for an edit. */
  readonly of: (record: EditRecord) => Promise<Served>;
  /** True when the configured service answered anything at all. */
  readonly reachable: () => Promise<boolean>;
  readonly testKey: () => Promise<Reply<KeyTest>>;
  readonly close: () => Promise<void>;
};

/** An id that no service gave: its status says only whether the key is known. */
const nobody = { requestId: 'kontext-studio-key-test', endpoint: firstModel.endpoint, responseUrl: null, statusUrl: null, cancelUrl: null };

export function makeService(options: {
  config: StudioConfig;
  settings: () => Settings;
  secrets: Secrets;
  http: Http;
  pictures: Pictures;
  origin: string;
  isLocal: boolean;
  /** The file of an input of the open library. */
  inputPath: (sha256: string) => Promise<string | null>;
}): Service {
  const { config, secrets, http, isLocal } = options;
  const seaart = makeSeaartClient({ http, baseUrl: config.baseUrl, key: secrets.key });
  let rehearsal: Promise<Rehearsal> | null = null;
  /** Hashes of the copies that rehearsed edits keep of the addresses they send. */
  const copies = new Map<string, string>();

  const openRehearsal = async (): Promise<Rehearsal> => {
    const { startRehearsal } = await import('../../rehearsal/rehearsal.ts');
    return startRehearsal({
      folder: path.join(config.home, 'rehearsal'),
      pictures: options.pictures,
      copyOf: async (address) => {
        const sha256 = copies.get(address);
        return sha256 === undefined ? null : options.inputPath(sha256);
      },
      ...(config.rehearsalPaceMs === undefined ? {} : { paceMs: config.rehearsalPaceMs }),
    });
  };

  const rehearses = async (): Promise<boolean> => {
    if (config.host.kind === 'command') return config.host.rehearse;
    return options.settings().rehearse || (await secrets.key()) === null;
  };

  return {
    status: async () => ((await rehearses()) ? { rehearsal: true, baseUrl: 'rehearsal' } : { rehearsal: false, baseUrl: config.baseUrl }),
    of: async (record) => {
      if (!record.service.rehearsal)
        return { client: seaart, foreign: readBaseUrl(record.service.baseUrl)?.origin !== options.origin, isLocal };
      for (const input of record.request.inputs) {
        const address = addressSent(input);
        if (address !== null) copies.set(address, input.sha256);
      }
      rehearsal ??= openRehearsal();
      const { baseUrl, key } = await rehearsal;
      return { client: makeSeaartClient({ http, baseUrl, key: () => Promise.resolve(key) }), foreign: false, isLocal: true };
    },
    reachable: async () => {
      const answer = await seaart.status(nobody);
      return answer.kept !== null;
    },
    testKey: async () => {
      const answer = await seaart.status(nobody);
      if (answer.kind === 'key-refused') {
        if (answer.failure.kind === 'no-key') return fail(makeFailure('no-key', say('key.nothingToTest')));
        return ok({ verdict: 'bad', message: say('key.refused') });
      }
      if (answer.kind === 'trouble') return ok({ verdict: 'unreachable', message: say('key.unreachable') });
      return ok({ verdict: 'good', message: say('key.accepted') });
    },
    close: async () => {
      if (rehearsal !== null) await (await rehearsal).close();
    },
  };
}
