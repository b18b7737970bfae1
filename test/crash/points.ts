// Which moments are tried: every call that a counting run saw, every word that is said, every exchange with the service, any time at all.
import type { Random } from './random.ts';
import { pick } from './random.ts';
import type { Ran } from './run.ts';
import { programs, stories } from './scene.ts';
import type { Program, Story } from './scene.ts';
import { callsIn, mostOf, sinkOf, struckAt, tracedCalls } from './trace.ts';
import type { Sink } from './trace.ts';

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
  | { readonly kind: 'exchange'; readonly moment: Moment }
  /** So long after its start. */
  | { readonly kind: 'time'; readonly afterMs: number };

export const restarts = ['command', 'studio', 'command killed, then studio'] as const;
export type Restart = (typeof restarts)[number];
export type Point = {
  readonly story: Story;
  /** Who is killed. */
  readonly program: Program;
  readonly how: How;
  readonly restart: Restart;
  /** For what is random at this point. */
  readonly seed: number;
};
type Place = Pick<Point, 'story' | 'program' | 'how'>;

/** What a kill strikes, by which places are alike. */
export type About = Sink | Moment | 'before a word' | 'after a word' | 'any time';
export type WeighedPlace = Place & {
  readonly weight: number;
  readonly about: About;
};

/** A whole run with nobody killed, to see which calls there are. */
export type Counted = { readonly story: Story; readonly program: Program; readonly threads: 1 | 4; readonly ran: Ran };

/** States that one edit goes through before the eyes of the person. */
const words: Readonly<Record<Story, number>> = { picture: 5, running: 6, pair: 10 };

const anyTimes = 10;

/** All places there are, as far as the counting runs know, each with its weight in a draw. */
export function allPlaces(counted: readonly Counted[]): readonly WeighedPlace[] {
  const calls = counted.flatMap(({ story, program, threads, ran }) => {
    const seen = callsIn(ran.trace);
    return [...mostOf(seen)].flatMap(([name, max]) => {
      if (!tracedCalls.includes(name)) return [];
      return Array.from({ length: max }, (_, i) => {
        const struck = struckAt(seen, name, i + 1);
        const sink = struck === null ? 'inner' : sinkOf(struck, () => '');
        // Waking another thread and filling the index are most of all calls and least of what can be lost.
        const weight =
          sink === 'inner' || sink === 'lock' ? 0.08 : sink === 'index' ? 0.25 : name === 'write' || name === 'pwrite64' ? 1 : 3;
        return { story, program, how: { kind: 'call', name, nth: i + 1, threads } as const, weight, about: sink };
      });
    });
  });
  const others = stories.flatMap((story) =>
    programs.flatMap((program) => [
      ...moments.map((moment) => ({ story, program, how: { kind: 'exchange', moment } as const, weight: 3, about: moment })),
      ...Array.from({ length: words[story] }, (_, i) =>
        (['out', 'err'] as const).map((to) => ({
          story,
          program,
          how: { kind: 'word', to, nth: i + 1 } as const,
          weight: 2,
          about: to === 'out' ? ('before a word' as const) : ('after a word' as const),
        })),
      ).flat(),
    ]),
  );
  const times = counted.flatMap(({ story, program, ran }) =>
    Array.from({ length: anyTimes }, (_, i) => {
      const afterMs = Math.round((ran.ms * (i + 1)) / (anyTimes + 1));
      return { story, program, how: { kind: 'time', afterMs } as const, weight: 1, about: 'any time' as const };
    }),
  );
  return [...calls, ...others, ...times];
}

/** Right after each state was told: always among the points, so that no state goes without a kill. */
const always = (place: Place): boolean =>
  place.story === 'running' && place.program === 'command' && place.how.kind === 'word' && place.how.to === 'err';

/**
 * So many of them, each with a restart: those after each state, then the first drawn of everything a kill can strike, then more; all by weight, and before
 * them all those about what is `before`. So a few dozen strike every state, sink and moment there is. `all` takes each with both plain restarts.
 */
export function choosePoints(
  counted: readonly Counted[],
  many: number | 'all',
  random: Random,
  before: readonly About[] = [],
): readonly Point[] {
  const all = allPlaces(counted);
  const seed = (): number => Math.floor(random() * 2 ** 31);
  if (many === 'all')
    return all.flatMap(({ story, program, how }) =>
      (['command', 'studio'] as const).map((restart) => ({ story, program, how, restart, seed: seed() })),
    );
  // Efraimidis and Spirakis: the largest keys of u^(1/w) are a draw by weight without repeats.
  const drawn = all
    .map((place) => ({ place, key: always(place) ? 2 : random() ** (1 / place.weight) }))
    .sort((a, b) => b.key - a.key)
    .map(({ place }) => place);
  const begun = new Set<string>();
  const [wanted, states, firsts, others]: [Place[], Place[], Place[], Place[]] = [[], [], [], []];
  for (const place of drawn) {
    (before.includes(place.about) ? wanted : always(place) ? states : begun.has(place.about) ? others : firsts).push(place);
    begun.add(place.about);
  }
  return [...wanted, ...states, ...firsts, ...others].slice(0, many).map(({ story, program, how }) => ({
    story,
    program,
    how,
    restart: pick(random, [
      ['studio', 0.5],
      ['command', 0.38],
      ['command killed, then studio', 0.12],
    ]),
    seed: seed(),
  }));
}
