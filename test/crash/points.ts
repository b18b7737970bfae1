// Which moments are tried: every call that a counting run saw, every word that is said, every exchange with the service.
import type { Ran } from './command.ts';
import type { Random } from './random.ts';
import { pick } from './random.ts';
import { stories } from './scene.ts';
import type { Story } from './scene.ts';
import { callsIn, mostOf, sinkOf, struckAt, tracedCalls } from './trace.ts';

export const moments = [
  'create begun',
  'create whole',
  'create answered',
  'status asked',
  'response asked',
  'download asked',
  'download half',
] as const;
export type Moment = (typeof moments)[number];

export type How =
  /** Before the n-th call of this name in a thread. */
  | { readonly kind: 'call'; readonly name: string; readonly nth: number; readonly threads: 1 | 4 }
  /** Before the n-th write to standard output (not yet said) or to standard error (just said). */
  | { readonly kind: 'word'; readonly to: 'out' | 'err'; readonly nth: number }
  /** By the service, at a moment of an exchange. */
  | { readonly kind: 'exchange'; readonly moment: Moment };

export const restarts = ['command', 'studio', 'command killed, then studio'] as const;
export type Restart = (typeof restarts)[number];
export type Point = {
  readonly story: Story;
  readonly how: How;
  readonly restart: Restart;
  /** For what is random at this point. */ readonly seed: number;
};

export type Counted = { readonly story: Story; readonly threads: 1 | 4; readonly ran: Ran };

/** Lines that one edit says. */
const words: Readonly<Record<Story, number>> = { picture: 6, running: 7, pair: 12 };

/** All points there are, as far as the counting runs know. */
export function allPoints(counted: readonly Counted[]): readonly (Omit<Point, 'restart' | 'seed'> & { readonly weight: number })[] {
  const calls = counted.flatMap(({ story, threads, ran }) => {
    const seen = callsIn(ran.trace);
    return [...mostOf(seen)].flatMap(([name, most]) => {
      if (!tracedCalls.includes(name)) return [];
      return Array.from({ length: most }, (_, i) => {
        const struck = struckAt(seen, name, i + 1);
        const sink = struck === null ? 'inner' : sinkOf(struck, () => '');
        // Waking another thread and filling the index are most of all calls and least of what can be lost.
        const weight =
          sink === 'inner' || sink === 'lock' ? 0.08 : sink === 'index' ? 0.25 : name === 'write' || name === 'pwrite64' ? 1 : 3;
        return { story, how: { kind: 'call', name, nth: i + 1, threads } as const, weight };
      });
    });
  });
  const others = stories.flatMap((story) => [
    ...moments.map((moment) => ({ story, how: { kind: 'exchange', moment } as const, weight: 4 })),
    ...Array.from({ length: words[story] }, (_, i) =>
      (['out', 'err'] as const).map((to) => ({ story, how: { kind: 'word', to, nth: i + 1 } as const, weight: 4 })),
    ).flat(),
  ]);
  return [...calls, ...others];
}

/** So many of them, drawn by weight; each with a restart. `all` takes each with both plain restarts. */
export function choosePoints(counted: readonly Counted[], many: number | 'all', random: Random): readonly Point[] {
  const all = allPoints(counted);
  const seed = (): number => Math.floor(random() * 2 ** 31);
  if (many === 'all')
    return all.flatMap(({ story, how }) => (['command', 'studio'] as const).map((restart) => ({ story, how, restart, seed: seed() })));
  // Efraimidis and Spirakis: the largest keys of u^(1/w) are a draw by weight without repeats.
  const drawn = all
    .map((point) => ({ point, key: random() ** (1 / point.weight) }))
    .sort((a, b) => b.key - a.key)
    .slice(0, many);
  return drawn.map(({ point: { story, how } }) => ({
    story,
    how,
    restart: pick(random, [
      ['studio', 0.62],
      ['command', 0.23],
      ['command killed, then studio', 0.15],
    ]),
    seed: seed(),
  }));
}
