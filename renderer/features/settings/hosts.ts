// Hosts that pictures may be fetched from: allowed in main's own dialog, forgotten here.
import { bridge } from '../../store/bridge.ts';
import { tellFailure } from '../../store/toasts.ts';

export async function forgetHost(host: string): Promise<void> {
  const reply = await bridge().call['host.forget']({ host });
  if (!reply.ok) tellFailure(reply.failure);
}
