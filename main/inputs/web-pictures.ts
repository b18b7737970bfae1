// Pictures that a person named by an address on the web: fetched and kept as every input, or taken as the address alone.
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { WebSource } from '../../app/pictures/web-source.ts';
import { fail, ok } from '../../app/failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { Picture } from '../../app/edits/picture.ts';
import { addressSent, nameInAddress } from '../../app/pictures/web-address.ts';
import { maxFetchHosts } from '../../app/settings/settings.ts';
import type { Settings, SettingsPatch } from '../../app/settings/settings.ts';
import { failureOfDisk, makeFolderDurable, temporaryBeside } from '../platform/durable-files.ts';
import { inUserData } from '../platform/user-data.ts';
import type { Inbox } from './inbox.ts';
import { fetchWebPicture, readAddress, refusalToSend } from '../network/web-picture.ts';
import type { Line, WebFetched } from '../network/web-picture.ts';
import { isDirectByEnvironment } from '../network/trust.ts';
import type { StudioConfig } from '../settings/config.ts';

export type WebTaken = { readonly kind: 'taken'; readonly picture: Picture } | Exclude<WebFetched, { readonly kind: 'file' }>;

export type WebPictures = {
  /** Fetches a picture, as far as hosts are allowed: `more` are so for this once. */
  readonly take: (address: string, more: readonly string[]) => Promise<WebTaken>;
  /** Takes the address alone, which is sent as it is; nothing is fetched. */
  readonly takeUnseen: (address: string) => Promise<Reply<Picture>>;
  /** From now on pictures may be fetched from this host, or not any more. */
  readonly allow: (host: string) => Promise<Reply<null>>;
  readonly forget: (host: string) => Promise<Reply<null>>;
  /** Why one of the addresses that these inputs send may not be sent, judged at the moment of the press. */
  readonly refusalOf: (inputs: readonly { readonly web?: WebSource | undefined }[]) => Promise<Failure | null>;
};

export function makeWebPictures(options: {
  /** Where the inbox is: what arrives lies there until it is known to be a picture. */
  folder: string;
  inbox: Pick<Inbox, 'takeFile'>;
  config: Pick<StudioConfig, 'isDirect' | 'settings'>;
  userAgent: string;
  serviceIsLocal: boolean;
  changeSettings: (patch: SettingsPatch) => Promise<Reply<Settings>>;
}): WebPictures {
  const { folder, config, changeSettings } = options;
  const settings = config.settings.read;
  const isDirect = config.isDirect ?? (async (url) => isDirectByEnvironment(url));
  const line: Line = { userAgent: options.userAgent, serviceIsLocal: options.serviceIsLocal, isDirect };

  const changeHosts = async (fetchHosts: string[]): Promise<Reply<null>> => {
    const changed = await changeSettings({ fetchHosts });
    return changed.ok ? ok(null) : changed;
  };
  const others = (host: string): string[] => settings().fetchHosts.filter((one) => one !== host);

  return {
    take: async (given, more) => {
      const read = readAddress(given, line.serviceIsLocal);
      if ('failure' in read) return { kind: 'failed', failure: read.failure };
      const address = read.url.href;
      const file = temporaryBeside(path.join(folder, 'fetched'));
      try {
        await inUserData(folder, () => makeFolderDurable(folder));
        const allowed = (host: string): boolean => more.includes(host) || settings().fetchHosts.includes(host);
        const fetched = await inUserData(folder, () => fetchWebPicture(address, file, allowed, line));
        if (fetched.kind !== 'file') return fetched;
        const taken = await options.inbox.takeFile(file, nameInAddress(address), null);
        return taken.ok
          ? { kind: 'taken', picture: { ...taken.value, web: { address, itself: false } } }
          : { kind: 'failed', failure: taken.failure };
      } catch (error) {
        return { kind: 'failed', failure: failureOfDisk(error) };
      } finally {
        await rm(file, { force: true }).catch(() => undefined);
      }
    },
    takeUnseen: async (given) => {
      const read = readAddress(given, line.serviceIsLocal);
      if ('failure' in read) return fail(read.failure);
      const address = read.url.href;
      const refusal = await refusalToSend(address, line.serviceIsLocal, false);
      return refusal === null ? ok(unseenPicture(address)) : fail(refusal);
    },
    allow: (host) => changeHosts([...others(host), host].slice(-maxFetchHosts)),
    forget: (host) => changeHosts(others(host)),
    refusalOf: async (inputs) => {
      for (const address of inputs.map(addressSent)) {
        const refusal = address === null ? null : await refusalToSend(address, line.serviceIsLocal, true);
        if (refusal !== null) return refusal;
      }
      return null;
    },
  };
}

/** A picture that nobody here has seen: what names it follows from its address, and no file has that hash. */
function unseenPicture(address: string): Picture {
  return {
    sha256: createHash('sha256').update(`unseen picture at\n${address}`).digest('hex'),
    name: nameInAddress(address),
    mediaType: 'image/png',
    bytes: 0,
    width: 1,
    height: 1,
    hasLocation: false,
    parent: null,
    web: { address, itself: true, unseen: true },
  };
}
