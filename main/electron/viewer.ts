// What the second window shows: the result on the first one's stage, passed on.
import type { CallHandlers, ShownResult } from '../../app/contract/contract.ts';

export function makeViewer(tell: (shown: ShownResult | null) => void): Pick<CallHandlers, 'viewer.show' | 'viewer.shown'> {
  let current: ShownResult | null = null;
  return {
    async 'viewer.show'({ shown }) {
      current = shown;
      tell(shown);
      return null;
    },
    'viewer.shown': async () => current,
  };
}
