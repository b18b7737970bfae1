// Acts on the library's folder.
import type { DamagedRecord } from '../../app/contract/contract.ts';
import { bridge } from '../store/bridge.ts';
import { find } from '../store/library.ts';
import { tellFailure } from '../store/toasts.ts';

export async function chooseFolder(): Promise<void> {
  const reply = await bridge().call['library.chooseFolder']();
  if (!reply.ok) return tellFailure(reply.failure);
  await find('');
}

export async function revealFolder(): Promise<void> {
  const reply = await bridge().call['library.reveal']();
  if (!reply.ok) tellFailure(reply.failure);
}

export async function readDamaged(): Promise<readonly DamagedRecord[]> {
  const reply = await bridge().call['library.damaged']();
  if (reply.ok) return reply.value;
  tellFailure(reply.failure);
  return [];
}

export async function revealDamaged(key: string): Promise<void> {
  const reply = await bridge().call['library.revealDamaged']({ key });
  if (!reply.ok) tellFailure(reply.failure);
}
