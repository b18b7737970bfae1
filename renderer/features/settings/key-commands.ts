// Acts on the key. The window knows it only while it is typed; what is kept and where is main's word.
import type { Failure } from '../../../app/failure.ts';
import { bridge } from '../../store/bridge.ts';
import { messageText, failureText } from '../../text/text.ts';

export type KeyOutcome = { readonly kind: 'said'; readonly good: boolean; readonly message: string };

const bad = (failure: Failure): KeyOutcome => ({ kind: 'said', good: false, message: failureText(failure) });

/** What troubles the keychain stands above the field. */
export async function setKey(key: string, saved: string, savedForSession: string): Promise<KeyOutcome> {
  const reply = await bridge().call['key.set']({ key });
  if (!reply.ok) return bad(reply.failure);
  return { kind: 'said', good: true, message: reply.value.trouble === null ? saved : savedForSession };
}

export async function clearKey(cleared: string): Promise<KeyOutcome> {
  const reply = await bridge().call['key.clear']();
  return reply.ok ? { kind: 'said', good: true, message: cleared } : bad(reply.failure);
}

export async function testKey(): Promise<KeyOutcome> {
  const reply = await bridge().call['key.test']();
  return reply.ok ? { kind: 'said', good: reply.value.verdict === 'good', message: messageText(reply.value.message) } : bad(reply.failure);
}
