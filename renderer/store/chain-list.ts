// The chains of the library, as main last told them.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ListedChain } from '../../app/contract/contract.ts';
import { bridge } from './bridge.ts';

type Chains = {
  readonly listed: readonly ListedChain[];
  /** The name under which the steps on the sheet were just saved. */
  readonly saved: string | null;
  /** The name that is taken by another chain: saving once more replaces it. */
  readonly taken: string | null;
};

export const chains = createStore<Chains>()(() => ({ listed: [], saved: null, taken: null }));
export const useChains = <T>(select: (now: Chains) => T): T => useStore(chains, select);

/** Asks main for the saved chains. Those that are known stay where it cannot say. */
export async function learnChains(): Promise<void> {
  const reply = await bridge().call['chain.list']();
  if (reply.ok) chains.setState({ listed: reply.value });
}
