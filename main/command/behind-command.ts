// The words behind a command, and what of its options names edits or an order: what several commands read alike. Each throws a `UsageError`.
import { wordOrders } from '../../app/contract/words.ts';
import type { WordOrder } from '../../app/contract/words.ts';
import { isEditId } from '../../app/edits/edit-id.ts';
import { sorts } from '../../app/library/sorts.ts';
import { atMost, UsageError } from './options.ts';
import type { Values } from './options.ts';

/** Of a search: an order is one of its words. */
export function sortTerm({ sort }: Values): string[] {
  if (sort === undefined) return [];
  if (!sorts.some((known) => known === sort)) throw new UsageError(`--sort takes ${sorts.join(', ')}; not ${sort}.`);
  return [`sort:${sort}`];
}

export function readOrder({ sort }: Values): WordOrder {
  const order = wordOrders.find((known) => known === (sort ?? 'stars'));
  if (order === undefined) throw new UsageError(`--sort takes ${wordOrders.join(', ')}; not ${sort}.`);
  return order;
}

export function noWords(command: string, rest: readonly string[]): void {
  if (rest.length > 0) throw new UsageError(`“kontext ${command}” is about the whole library and takes no “${rest[0]}”.`);
}

export function readRequestId(values: Values): string | null {
  const given = values['request-id']?.trim();
  if (given === '') throw new UsageError('--request-id is empty.');
  return atMost(given ?? null, '--request-id', 512);
}

export function readIds(rest: readonly string[]): readonly string[] {
  return rest.length === 0 ? [readId(rest)] : rest.map((id) => readId([id]));
}

export function readId(rest: readonly string[]): string {
  const id = rest[0]?.toUpperCase() ?? '';
  if (rest.length !== 1 || !isEditId(id))
    throw new UsageError('Say which edit: the 26 letters and digits of its id, as “kontext history” prints it.');
  return id;
}
