// Which seeds a run plays: in order, and yet so that few of them have everything in them.
import { makeSchedule } from './schedule.ts';
import type { Fault, Operation, Schedule } from './schedule.ts';

type FaultKind = Exclude<Fault['kind'], 'usual'>;

/** The compiler asks for a kind that is missing here. */
const kinds: Readonly<Record<FaultKind, true>> = {
  'cut-request': true,
  'cut-answer': true,
  silence: true,
  answer: true,
  redirect: true,
  lie: true,
  down: true,
};
export const faultKinds = Object.keys(kinds) as readonly FaultKind[];

export type Host = Schedule['host'];
const hosts: readonly Host[] = ['studio', 'command'];

/** Who presses Run in the schedule of a seed. */
export const hostOf = (seed: number): Host => (seed % 5 === 0 ? 'command' : 'studio');

/** A picture is not asked for with a body that could be cut. */
const never = ['download cut-request'];

/** What every run has to have: both hosts, each fault at the first request of each operation; a later request may never come. */
export const wanted: readonly string[] = [
  ...hosts,
  ...(['create', 'status', 'response', 'cancel', 'download'] satisfies Operation[])
    .flatMap((operation) => faultKinds.map((kind) => `${operation} ${kind}`))
    .filter((one) => !never.includes(one)),
];

/** As much of that as a schedule has. */
export function broughtBy({ host, faults }: Schedule): readonly string[] {
  return [host, ...Object.entries(faults).flatMap(([operation, list]) => list.slice(0, 1).map(({ kind }) => `${operation} ${kind}`))];
}

/**
 * So many seeds from `first` on. In order, but once the places left are as many as what is still wanting, only those that bring something of it: with
 * at least as many places as are wanted all of it is there, and a large draw is simply the first so many seeds.
 */
export function drawSeeds(first: number, many: number): readonly number[] {
  const wanting = new Set(wanted);
  const drawn: number[] = [];
  for (let seed = first; drawn.length < many; seed += 1) {
    const brings = broughtBy(makeSchedule(seed, hostOf(seed))).filter((one) => wanting.has(one));
    if (brings.length === 0 && wanting.size > 0 && many - drawn.length <= wanting.size) continue;
    drawn.push(seed);
    for (const one of brings) wanting.delete(one);
  }
  return drawn;
}
