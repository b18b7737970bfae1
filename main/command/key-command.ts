// `kontext key`: says whether there is a key, stores one or forgets it.
import type { KeyStatus } from '../../app/contract/contract.ts';
import { englishFailure } from '../../app/failure.ts';
import { inEnglish } from '../../app/messages/english.ts';
import { keyTrouble } from './edit-commands.ts';
import type { CommandContext, Line } from './edit-commands.ts';
import { exitCodes } from './exit-codes.ts';
import { refuse } from './refuse.ts';

export async function key({ studio, output }: CommandContext, line: Line<'key'>, readKey: () => Promise<string>): Promise<number> {
  const say = (status: KeyStatus): void => {
    const where =
      status.where === null ? (status.trouble === null ? 'no key' : 'no key at hand') : `key …${status.last4} (${status.where})`;
    const trouble = status.trouble === null ? null : inEnglish(status.trouble);
    output.row({ type: 'key', ...status, trouble }, status.trouble === null ? where : `${where}. ${keyTrouble(status.trouble)}`);
  };
  if (line.action === 'status') {
    const { key: status } = await studio.handlers['studio.snapshot'](undefined);
    say(status);
    return status.present ? exitCodes.done : exitCodes.key;
  }
  const changed =
    line.action === 'set' ? await studio.handlers['key.set']({ key: await readKey() }) : await studio.handlers['key.clear'](undefined);
  if (!changed.ok) return refuse(output, changed.failure);
  // For a command a session is over at once: a key that could not be stored was not set.
  if (line.action === 'set' && changed.value.where === 'session')
    return refuse(
      output,
      englishFailure(
        'keychain',
        `The key was not stored. ${changed.value.trouble === null ? '' : inEnglish(changed.value.trouble)} Give it in SEAART_API_KEY instead.`,
      ),
    );
  say(changed.value);
  return exitCodes.done;
}
