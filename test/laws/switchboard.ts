// The switches in the instrumented text, as the tests' process has them: which mutant is on, and what a test came by.

declare global {
  // Names of the instrumented text; see mutants.ts.
  var __law: (id: number) => boolean;
  var __lawIn: (module: number) => void;
  var __lawStill: (ids: readonly number[], again: () => () => void) => void;
}

/** What a run of a test came by: ids of switches, and numbers of modules a function of which was entered. */
export type Seen = { readonly ids: ReadonlySet<number>; readonly modules: ReadonlySet<number>; readonly steps: number };

export type Switchboard = {
  /** Forgets what was seen, and lets so many steps be taken before whoever runs round in a loop is stopped. */
  readonly begin: (id: number | null, mostSteps: number) => void;
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

function makeSwitchboard(): Switchboard {
  const constants: { readonly ids: ReadonlySet<number>; readonly again: () => () => void }[] = [];
  const still = new Set<number>();
  let [ids, modules] = [new Set<number>(), new Set<number>()];
  let [on, steps, mostSteps] = [-1, 0, Number.POSITIVE_INFINITY];
  const step = (): void => {
    steps += 1;
    if (steps > mostSteps) throw new Error('a mutant runs round in a loop');
  };
  globalThis.__law = (id) => {
    step();
    ids.add(id);
    return id === on;
  };
  globalThis.__lawIn = (module) => {
    step();
    modules.add(module);
  };
  globalThis.__lawStill = (own, again) => {
    constants.push({ ids: new Set(own), again });
    for (const id of own) still.add(id);
  };
  return {
    begin: (id, most) => {
      [ids, modules] = [new Set(), new Set()];
      [on, steps, mostSteps] = [id ?? -1, 0, most];
    },
    seen: () => ({ ids, modules, steps }),
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
