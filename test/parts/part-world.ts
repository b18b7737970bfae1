// What a part test puts under the window: values of the pretended main, and calls that answer otherwise or not yet. Plain JSON.
import type { CallHandlers, CallName } from '../../app/contract/contract.ts';
import type { FakeWorld } from '../fakes/fake-world.ts';

export type Answers = { readonly [N in CallName]?: Awaited<ReturnType<CallHandlers[N]>> };

export type PartWorld = {
  readonly world: FakeWorld;
  readonly answers?: Answers;
  /** Calls that answer only when the test lets them. */
  readonly held?: readonly CallName[];
};
