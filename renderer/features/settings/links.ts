// Opens one of the few pages outside; main knows their addresses.
import type { CallArgument } from '../../../app/contract/contract.ts';
import { bridge } from '../../store/bridge.ts';
import { tellFailure } from '../../store/toasts.ts';

export async function openLink(link: CallArgument<'link.open'>['link']): Promise<void> {
  const reply = await bridge().call['link.open']({ link });
  if (!reply.ok) tellFailure(reply.failure);
}
