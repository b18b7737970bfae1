// The chains of an open library: found by their names, and written durably.
import { chainFile } from '../../app/chains/chain.ts';
import type { Chain } from '../../app/chains/chain.ts';
import { compared } from '../../app/edits/compared.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Library } from '../library/library.ts';
import { chainNames, chainsFolder, noChain, readChainFile } from '../library/store/chain-file.ts';
import { say } from '../../app/messages/say.ts';

/** Of files that differ by the case of their letters, the one that is written as it was asked for. */
export async function readChain(library: Library, name: string): Promise<Reply<Chain>> {
  const names = await chainNames(library.folder());
  const there = names.find((one) => one === name) ?? names.find((one) => compared(one) === compared(name));
  return there === undefined ? fail(library.trouble() ?? noChain(name)) : readChainFile(library.folder(), there);
}

/** With `replace` a chain of that name is written over; without it that is refused. */
export async function writeChain(library: Library, chain: Chain, version: string, replace: boolean): Promise<Reply<Chain>> {
  const there = (await chainNames(library.folder())).find((one) => compared(one) === compared(chain.name));
  if (there !== undefined && !replace) return fail(makeFailure('usage', say('chain.exists', { name: there })));
  const name = there ?? chain.name;
  const written = await library.writeNote(`${chainsFolder}/${name}.json`, chainFile(chain, version), false);
  return written.ok ? ok({ ...chain, name }) : written;
}
