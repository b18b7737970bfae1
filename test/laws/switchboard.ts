// The switches in the instrumented text, as the tests' process has them: which mutant is on, and what a test came by.
import { inject } from 'vitest';

declare global {
  // Names of the instrumented text; see mutants.ts.
  var __law: Float64Array;
  var __lawIn: (module: number) => void;
  var __lawStill: (ids: readonly number[], again: () => () => void) => void;
}

/** What a run of a test came by: ids of switches, and numbers of modules a function of which was entered. Steps are functions entered and turns of loops. */
export type Seen = { readonly ids: ReadonlySet<number>; readonly modules: ReadonlySet<number>; readonly steps: number };

export type Switchboard = {
  /** Forgets what was seen, and lets so many steps be taken before whoever runs round in a loop is stopped. */
  readonly begin: (id: number | null, maxSteps: number) => void;
  readonly seen: () => Seen;
  /** Ids of constants of the modules loaded. */
  readonly still: () => ReadonlySet<number>;
  /** Makes the constants anew from the first that the mutant is in, as the switches stand; the answer puts the old ones back. */
  readonly remake: (id: number) => () => void;
};

const names = globalThis as unknown as { lawSwitchboard?: Switchboard };

/** The one of this process: instrumented modules stay loaded from one file of tests to the next. */
export function switchboard(): Switchboard {
  names.lawSwitchboard ??= makeSwitchboard();
  return names.lawSwitchboard;
}

/**
 * Each switch is a number that is counted up where it is come by, and on when it is above 0: a test of pictures comes by them fifty million times, and a
 * call at each would take ten times as long as all that is tested.
 */
const off = -(2 ** 52);

function makeSwitchboard(): Switchboard {
  const constants: { readonly ids: ReadonlySet<number>; readonly again: () => () => void }[] = [];
  const still = new Set<number>();
  const switches = new Float64Array(inject('laws').switches).fill(off);
  const modules = new Set<number>();
  let [steps, maxSteps] = [0, Number.POSITIVE_INFINITY];
  globalThis.__law = switches;
  globalThis.__lawIn = (module) => {
    steps += 1;
    if (steps > maxSteps) throw new Error('a mutant runs round in a loop');
    modules.add(module);
  };
  globalThis.__lawStill = (own, again) => {
    constants.push({ ids: new Set(own), again });
    for (const id of own) still.add(id);
  };
  return {
    begin: (id, max) => {
      switches.fill(off);
      if (id !== null) switches[id] = 0;
      modules.clear();
      [steps, maxSteps] = [0, max];
    },
    seen: () => ({ ids: new Set([...switches.keys()].filter((id) => switches[id] !== off)), modules: new Set(modules), steps }),
    still: () => still,
    remake: (id) => {
      const first = constants.findIndex((constant) => constant.ids.has(id));
      const undo = first < 0 ? [] : constants.slice(first).map(({ again }) => again());
      return () => {
        for (const put of undo.toReversed()) put();
      };
    },
  };
}
