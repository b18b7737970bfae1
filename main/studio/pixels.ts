// The pixels that a window shows: the file behind each address, and what is made before anybody asks for it.
import type { MediaFile } from './session/media-file.ts';
import { makeMedia } from './session/media.ts';
import type { MediaAddress } from './session/media.ts';
import { makePrintMaker } from './session/prints.ts';
import type { PrintMaker } from './session/prints.ts';
import type { Session } from './session/session-type.ts';
import type { StudioBase } from './base.ts';
import type { Intake } from './intake.ts';
import { makeThumbnailPrefetch } from './prefetch-thumbnails.ts';
import type { ThumbnailPrefetch } from './prefetch-thumbnails.ts';

export type Pixels = {
  readonly media: (address: MediaAddress) => Promise<MediaFile | null>;
  readonly prints: PrintMaker;
  /** Null where there is no window that would show thumbnails. */
  readonly prefetch: ThumbnailPrefetch | null;
};

/** `gathered`: where a picture lies that was given for a batch and is not taken in yet. */
export function makePixels(
  { config, pictures, preparedFolder, log }: StudioBase,
  { inbox }: Pick<Intake, 'inbox'>,
  session: () => Session | null,
  gathered: (sha256: string) => string | null,
): Pixels {
  const media = makeMedia({ home: config.home, preparedFolder, pictures, inbox, session, gathered });
  const prints = makePrintMaker(config.home, () => session()?.library ?? null, pictures, log.line);
  const prefetch = config.host.kind === 'window' ? makeThumbnailPrefetch(media, prints, log.line) : null;
  return { media, prints, prefetch };
}
