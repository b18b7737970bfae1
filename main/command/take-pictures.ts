// The pictures of “kontext edit”: files as given, and addresses on the web. To name an address is to let this computer ask its host.
import { statSync } from 'node:fs';
import { fail, englishFailure, ok } from '../../app/failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import { inOneLine } from '../../app/in-one-line.ts';
import type { Picture } from '../../app/edits/picture.ts';
import { isUnseen, isWebAddress } from '../../app/pictures/web-address.ts';
import type { Studio } from '../studio/studio.ts';
import type { CommandLine } from './arguments.ts';
import type { Output } from './output.ts';

type Asked = Pick<Extract<CommandLine, { kind: 'edit' }>, 'images' | 'allowHosts' | 'sendAddress'>;

/** In the order given. The first that cannot be taken refuses all: a run with fewer pictures would not be what was asked for. */
export async function takePictures(
  studio: Pick<Studio, 'takePaths' | 'web'>,
  output: Pick<Output, 'note'>,
  asked: Asked,
): Promise<Reply<readonly Picture[]>> {
  const pictures: Picture[] = [];
  for (let i = 0; i < asked.images.length;) {
    const files: string[] = [];
    while (i < asked.images.length && !isWebAddress(asked.images[i] ?? '')) files.push(asked.images[i++] ?? '');
    if (files.length > 0) {
      const folder = files.find(isFolder);
      // As one edit of all that lies in it, it would be paid for and most likely not be what was meant.
      if (folder !== undefined) return fail(isNoPicture(folder));
      const taken = await studio.takePaths(files);
      const [refused] = taken.failures;
      if (refused !== undefined) return fail(refused.failure);
      pictures.push(...taken.pictures);
      continue;
    }
    const taken = await takeAddress(studio, asked.images[i++] ?? '', asked);
    if (!taken.ok) return taken;
    const { value } = taken;
    pictures.push(value);
    if (isUnseen(value)) output.note(`“${value.name}” could not be fetched, so no copy is kept; its address is sent all the same.`);
    if (value.web?.itself === true)
      output.note(
        `“${value.name}” is sent as an address: SeaArt fetches it, and may get another picture than a look at it shows. Location in it is not removed.`,
      );
  }
  return ok(pictures);
}

const isFolder = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;

const isNoPicture = (folder: string): Failure =>
  englishFailure(
    'usage',
    `“${inOneLine(folder)}” is a folder. Name its pictures, or make one edit of each with “kontext batch --folder”. Nothing was sent.`,
  );

async function takeAddress({ web }: Pick<Studio, 'web'>, address: string, asked: Asked): Promise<Reply<Picture>> {
  const named = URL.parse(address)?.hostname ?? '';
  const taken = await web.take(address, [named, ...asked.allowHosts]);
  if (taken.kind === 'taken') {
    const { picture } = taken;
    return ok(asked.sendAddress ? { ...picture, web: { address: picture.web?.address ?? address, itself: true } } : picture);
  }
  // What may not be sent either says so itself.
  if (asked.sendAddress) return web.takeUnseen(address);
  if (taken.kind === 'failed') return fail(taken.failure);
  return fail(
    englishFailure(
      'usage',
      `${taken.from ?? named} leads on to ${taken.host}. Add --allow-host ${taken.host} to fetch the picture from there.`,
    ),
  );
}
