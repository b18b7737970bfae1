// What of the library's chains cannot be run, for whoever checks the library: read as whoever runs them reads them.
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { inputPath } from '../../../app/library/naming.ts';
import { chainsIn, chainsFolder } from '../store/chain-file.ts';
import { say } from '../../../app/messages/say.ts';
import type { Message } from '../../../app/messages/message.ts';
import { saidOf } from '../../../app/make-failure.ts';

export type ChainTrouble = { readonly file: string; readonly message: Message };

export async function chainTrouble(folder: string): Promise<readonly ChainTrouble[]> {
  const found: ChainTrouble[] = [];
  for (const { name, read } of await chainsIn(folder)) {
    const file = `${chainsFolder}/${name}.json`;
    if (!read.ok) {
      found.push({ file, message: saidOf(read.failure) });
      continue;
    }
    for (const { sha256, mediaType, name: picture } of read.value.steps.flatMap(({ fixed }) => fixed))
      if ((await lstat(path.join(folder, inputPath(sha256, mediaType))).catch(() => null)) === null)
        found.push({ file, message: say('chain.lostPicture', { name: picture }) });
  }
  return found;
}
