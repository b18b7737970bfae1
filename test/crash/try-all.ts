// Many points, some at a time.
import type { Counted, Point } from './points.ts';
import type { Product } from '../gate/product.ts';
import { run } from './run.ts';
import { makeScene } from './scene.ts';
import { traceAll } from './trace.ts';
import { tryPoint } from './try-point.ts';
import type { Tried } from './try-point.ts';

export type Outcome = { readonly passed: number; readonly failed: number };

/** With one thread for files the calls follow each other and each can be struck; with four they come as in the product. */
const countingRuns = [
  ['picture', 'command', 1],
  ['picture', 'command', 4],
  ['running', 'command', 1],
  ['pair', 'command', 1],
  ['pair', 'command', 4],
  ['picture', 'studio', 1],
  ['picture', 'studio', 4],
  ['running', 'studio', 4],
  ['pair', 'studio', 1],
] as const;

/** Enough of them to see that a guard is missing. */
const fewRuns = countingRuns.filter(
  ([story, program, threads]) => threads === 1 && (story === 'picture' ? program === 'studio' : story === 'running'),
);

/** Runs with nobody killed, to know all calls there are; with `few` fewer of them. */
export async function countCalls(product: Product, few = false): Promise<readonly Counted[]> {
  const counted: Counted[] = [];
  for (const [story, program, threads] of few ? fewRuns : countingRuns) {
    const scene = await makeScene(story, program);
    try {
      const ran = await run(scene, product, scene.line, { strace: ['-e', traceAll], threads });
      if (ran.code !== 0) throw new Error(`a run that nobody killed ended with ${ran.code}: ${ran.errors}`);
      counted.push({ story, program, threads, ran });
    } finally {
      await scene.close();
    }
  }
  return counted;
}

export async function tryAll(
  product: Product,
  points: readonly Point[],
  options: {
    readonly jobs: number;
    /** Stops at the first failure. */
    readonly untilFailure?: boolean;
    readonly onFailure: (point: Point, breaches: readonly string[]) => void;
  },
): Promise<Outcome & { readonly tried: readonly Tried[] }> {
  const tried: Tried[] = [];
  let next = 0;
  let failed = 0;
  const work = async (): Promise<void> => {
    for (let point = points[next++]; point !== undefined; point = points[next++]) {
      if (options.untilFailure === true && failed > 0) return;
      const breaches: string[] = [];
      try {
        const one = await tryPoint(product, point);
        tried.push(one);
        breaches.push(...one.breaches);
      } catch (error) {
        breaches.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
      }
      if (tried.length % 100 === 0) console.log(`${tried.length} of ${points.length} points tried`);
      if (breaches.length === 0) continue;
      failed += 1;
      options.onFailure(point, breaches);
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  return { tried, passed: tried.filter(({ breaches }) => breaches.length === 0).length, failed };
}
