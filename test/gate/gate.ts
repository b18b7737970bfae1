// A gate tries mutations and passes when each is caught. All gates choose, tell and count alike.
import type { Mutation } from './mutation.ts';
import { sampleOf, seedOf } from './sample.ts';

export type Tally = { readonly passed: number; readonly failed: number };

/** `how`: what noticed it, or why nothing did. */
export type Proof = { readonly caught: boolean; readonly how: string };

export type Choice = {
  /** Only those whose name or sentence holds this. */
  readonly only?: string | undefined;
  /** So many of them by the seed; all without it. */
  readonly sample?: number | undefined;
  /** The day's, when none is given. */
  readonly seed?: number | undefined;
};

/** What of the table is tried now; says so, and how to have the same again. */
export function choose<M extends Mutation>(table: readonly M[], { only, sample, seed = seedOf(Date.now()) }: Choice): readonly M[] {
  const wanted = table.filter(({ name, what }) => only === undefined || name.includes(only) || what.includes(only));
  if (sample === undefined) return wanted;
  const some = sampleOf(wanted, sample, seed);
  console.log(`${some.length} of ${wanted.length} by seed ${seed} (days since 1970 unless given; the same again with --seed ${seed})`);
  return some;
}

/** Tries each of them, one at a time for each of `provers`, and tells of each as it comes. */
export async function runGate<M extends Mutation>(
  mutations: readonly M[],
  provers: readonly ((mutation: M) => Promise<Proof>)[],
): Promise<Tally> {
  const left = [...mutations];
  let caught = 0;
  const width = Math.max(0, ...mutations.map(({ name }) => name.length));
  await Promise.all(
    provers.map(async (prove) => {
      for (let mutation = left.shift(); mutation !== undefined; mutation = left.shift()) {
        const { name } = mutation;
        const proof = await prove(mutation).catch((error: unknown): Proof => ({ caught: false, how: String(error) }));
        if (proof.caught) caught += 1;
        console.log(`${proof.caught ? 'caught' : 'MISSED'}  ${name.padEnd(width)}  ${proof.how}`);
      }
    }),
  );
  return { passed: caught, failed: mutations.length - caught };
}

/** The last line of every gate, and the exit code that goes with it: a gate that tried nothing has not passed. */
export function tellEnd({ passed, failed }: Tally): void {
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
  console.log(`${passed} passed, ${passed === 0 ? Math.max(1, failed) : failed} failed`);
}
