// The product of the schedules waits a sixtieth of its time. Changes of the source do that, so that it needs no switch that nobody but a test may touch.
import type { Change } from '../gate/mutation.ts';

/** So many times shorter are the product's waits and timeouts: a status is asked for every 25 ms. */
const haste = 60;

/** Silence is borne for two seconds: a busy machine takes half a second to hear a create, and a judge who hears it late thinks it somebody else's. */
const patience = 15;

/** All clocks of the product that a schedule has to wait for. */
export const hastened: readonly Change[] = [
  { file: 'main/platform/clock.ts', from: 'performance.now()', to: `performance.now() * ${haste}` },
  { file: 'main/platform/clock.ts', from: 'Math.min(Math.max(delayMs, 0), longestTimerMs)', to: `Math.max(delayMs, 0) / ${haste}` },
  { file: 'main/network/exchange.ts', from: 'options.totalMs);', to: `options.totalMs / ${haste});` },
  { file: 'main/network/exchange.ts', from: 'request.setTimeout(options.idleMs,', to: `request.setTimeout(options.idleMs / ${patience},` },
];
