// Acts on the library's folder.
import type { DamagedRecord } from '../../app/contract/contract.ts';
import { bridge } from '../store/bridge.ts';
import { find } from '../store/library.ts';
import { mirrored } from '../store/mirror.ts';
import { projectQuery } from '../store/project.ts';
import { tell, tellFailure } from '../store/toasts.ts';
import { text } from '../text/text.ts';
import { keep } from './keep.ts';
import { isChanging } from './marks-in-turns.ts';

/** Not while edits are being changed in turns: the rest of them would be asked for in the other library. Where one is away nothing is changed any more. */
export async function chooseFolder(): Promise<void> {
  const isAway = mirrored().library.state === 'missing';
  if (!isAway && (isChanging() || keep.getState().manyAtWork)) return tell(text.window.organised.busy, { tone: 'bad' });
  const reply = await bridge().call['library.chooseFolder']();
  if (!reply.ok) return tellFailure(reply.failure);
  await find(projectQuery());
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
