// What a run has to show for itself.
import { faultKinds } from './draw.ts';
import { pressEnds } from './judge.ts';
import type { Tried } from './play.ts';

export function printFigures(tried: readonly Tried[], seconds: number): void {
  const sum = (of: (one: Tried) => number): number => tried.reduce((all, one) => all + of(one), 0);
  const records = tried.flatMap(({ evidence }) => evidence.records);
  const creates = tried.flatMap(({ evidence }) => evidence.requests.filter(({ operation }) => operation === 'create'));
  const told = (name: string, value: string | number): void => console.log(`${name.padEnd(34)}${value}`);
  console.log('');
  told('schedules', `${tried.length} (${tried.filter(({ schedule }) => schedule.host === 'command').length} by the command)`);
  told(
    'starts of the program',
    sum(({ evidence }) => evidence.starts),
  );
  told(
    'kills',
    sum(({ evidence }) => evidence.kills),
  );
  told(
    'presses',
    sum(({ evidence }) => evidence.presses.length),
  );
  told(
    '  heard more than once',
    sum(({ evidence }) => evidence.presses.filter(({ answers }) => answers.length > 1).length),
  );
  for (const end of pressEnds)
    told(
      `  ${end}`,
      sum(({ verdict }) => verdict.ends[end]),
    );
  told('creates at the service', creates.length);
  told('  refused by 429', creates.filter(({ answer }) => answer?.status === 429).length);
  told(
    'tasks made',
    sum(({ evidence }) => evidence.tasks.length),
  );
  told('outcomes that were unknown', records.filter(({ timeline }) => timeline.some(({ state }) => state === 'unknown')).length);
  told(
    '  and given their name by the person',
    sum(({ evidence }) => new Set(evidence.acts.flatMap(({ kind, id }) => (kind === 'name' ? [id] : []))).size),
  );
  told(
    'pictures saved',
    sum(({ evidence }) => evidence.files.size),
  );
  told(
    'requests',
    sum(({ evidence }) => evidence.requests.length),
  );
  told('faults served', [...faultsServed(tried)].map(([kind, count]) => `${kind} ${count}`).join(', '));
  told('seconds', seconds.toFixed(1));
}

/** Kinds of faults that no request met, and hosts that played nothing. */
export function unserved(tried: readonly Tried[]): readonly string[] {
  const met = new Set(
    tried.flatMap(({ schedule, evidence }) => [schedule.host, ...evidence.requests.map(({ fault }) => fault.split(' ')[0])]),
  );
  return ['studio', 'command', ...faultKinds].filter((one) => !met.has(one));
}

function faultsServed(tried: readonly Tried[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { evidence } of tried) {
    for (const { fault } of evidence.requests) {
      const kind = fault.replace(/^answer (\d)\d\d$/, 'answer $1xx').replace(/^(lie|usual) .*/, '$1');
      if (kind !== 'usual') counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  return new Map([...counts].sort(([, a], [, b]) => b - a));
}
