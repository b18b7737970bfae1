// Acts on the library's folder.
import type { DamagedRecord } from '../../app/contract/contract.ts';
import { bridge } from '../store/bridge.ts';
import { find } from '../store/library.ts';
import { projectQuery } from '../store/project.ts';
import { tell, tellFailure } from '../store/toasts.ts';
import { isDoing } from '../store/undo.ts';
import { text } from '../text/text.ts';

export async function chooseFolder(): Promise<void> {
  // Half of a change would be left behind, and nothing could take it back.
  if (isDoing()) return tell(text.window.undo.busy, { tone: 'bad' });
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
