// What the mutation gate undoes: one setting each, as an exact text of the source and what stands there instead, and the tests that must turn red.
import { networkMutations } from './mutations-network.ts';
import { programMutations } from './mutations-program.ts';
import { windowMutations } from './mutations-window.ts';
import type { WallMutation } from './wall-mutation.ts';

export const mutations: readonly WallMutation[] = [...windowMutations, ...networkMutations, ...programMutations];
