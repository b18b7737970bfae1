// A chain of two steps over the pictures of a batch's bench.
import { chainSchema } from '../../../app/chains/chain.ts';
import { askOfChain } from '../../../main/batch/make-plan.ts';
import type { AskedChain, BatchAsk } from '../../../main/batch/make-plan.ts';
import { makeBatchBench } from '../batch/batch-bench.ts';
import type { BatchBench } from '../batch/batch-bench.ts';

export const twoSteps = (more: Partial<AskedChain> = {}): AskedChain => ({
  name: 'gold',
  steps: chainSchema.parse({ format: 1, steps: [{ prompt: 'golden {n}' }, { prompt: 'no cables {n}' }] }).steps,
  approve: false,
  ...more,
});

export type ChainBench = BatchBench & {
  readonly chainAsk: (chain?: Partial<AskedChain>, more?: Partial<BatchAsk>) => Promise<BatchAsk>;
  /** The instructions that the service was given, in their order. */
  readonly asked: () => readonly string[];
};

export async function makeChainBench(count: number): Promise<ChainBench> {
  const bench = await makeBatchBench(count);
  return {
    ...bench,
    chainAsk: async (chain = {}, more = {}) => {
      const { model: _model, prompt: _prompt, parameters: _parameters, fixed: _fixed, ...rest } = await bench.ask(more);
      return askOfChain(twoSteps(chain), rest);
    },
    asked: () => [...bench.server.tasks.values()].map(({ fields }) => String(fields['prompt'])),
  };
}
