// How pictures come in: files and bytes into the inbox, and what is fetched from the web.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Parent } from '../../app/edits/record.ts';
import { makeInbox } from '../inputs/inbox.ts';
import type { Inbox } from '../inputs/inbox.ts';
import { makeWebPictures } from '../inputs/web-pictures.ts';
import type { WebPictures } from '../inputs/web-pictures.ts';
import { temporaryBeside } from '../platform/durable-files.ts';
import type { StudioBase } from './base.ts';
import type { ServiceAccess } from './service-access.ts';

export type Intake = {
  readonly inbox: Inbox;
  /** Where the inbox of a window lies, whoever this is for; absolute. */
  readonly inboxFolder: string;
  readonly web: WebPictures;
  /** Removes what only this run needed. */
  readonly close: () => Promise<void>;
};

/** `parentOf`: which result of ours a file is; null when it is none. */
export function makeIntake(
  { config, pictures, line, address }: StudioBase,
  { changeSettings }: Pick<ServiceAccess, 'changeSettings'>,
  parentOf: (file: string) => Promise<Parent | null>,
): Intake {
  const inboxFolder = path.join(config.home, 'inbox');
  // The command's pictures are the library's after its one run: it takes them in by a folder of its own, gone when it ends.
  const commandFolder = config.host.kind === 'command' ? temporaryBeside(path.join(inboxFolder, 'command')) : null;
  const folder = commandFolder ?? inboxFolder;
  const inbox = makeInbox({ folder, pictures, decodeBySystem: config.decodeBySystem ?? null, parentOf });
  return {
    inbox,
    inboxFolder,
    web: makeWebPictures({
      folder,
      inbox,
      config,
      userAgent: line.userAgent,
      serviceIsLocal: address.loopback,
      changeSettings,
    }),
    close: async () => {
      if (commandFolder !== null) await rm(commandFolder, { recursive: true, force: true }).catch(() => undefined);
    },
  };
}
