// What “kontext edit” is told of the addresses among its pictures.
import { UsageError } from './options.ts';
import type { Values } from './options.ts';

export async function readAddresses(
  images: readonly string[],
  values: Values,
): Promise<{ readonly allowHosts: readonly string[]; readonly sendAddress: boolean }> {
  const sendAddress = values['send-address'] === true;
  const allowHosts = (values['allow-host'] ?? []).map((host) => host.trim().toLowerCase());
  if (!sendAddress && allowHosts.length === 0) return { allowHosts, sendAddress };
  const { isWebAddress } = await import('../../app/pictures/web-address.ts');
  if (!images.some(isWebAddress))
    throw new UsageError(`--${sendAddress ? 'send-address' : 'allow-host'} is about addresses; none was given.`);
  if (allowHosts.some((host) => !/^[a-z0-9.-]+$|^\[[0-9a-f:.]+\]$/.test(host)))
    throw new UsageError('--allow-host takes the name of a host alone, such as images.example.com.');
  return { allowHosts, sendAddress };
}
