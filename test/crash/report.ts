// What the run prints: kills by call and sink against the state they struck in, and how to repeat what went wrong.
import type { Point } from './points.ts';
import type { Tried } from './try-point.ts';

/** States in which every run has to have killed. */
export const statesToStrike = ['waiting', 'submitting', 'queued', 'running', 'saving', 'done'] as const;
const columns = ['before', ...statesToStrike] as const;

export function killsByState(tried: readonly Tried[]): ReadonlyMap<string, number> {
  return countBy(
    tried.filter(({ killed }) => killed),
    ({ state }) => state,
  );
}

/** States that no kill struck. */
export const spared = (tried: readonly Tried[]): readonly string[] => statesToStrike.filter((state) => !killsByState(tried).has(state));

export function table(tried: readonly Tried[]): string {
  const struck = tried.filter(({ killed }) => killed);
  const rows = [...countBy(struck, kindOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  const cells = rows.map(([kind, many]) => {
    const states = countBy(
      struck.filter((one) => kindOf(one) === kind),
      ({ state }) => state,
    );
    return [kind, ...columns.map((state) => String(states.get(state) ?? '')), String(many)];
  });
  const states = killsByState(tried);
  return layOut([
    ['killed at', ...columns, 'all'],
    ...cells,
    ['all', ...columns.map((state) => String(states.get(state) ?? 0)), String(struck.length)],
  ]);
}

export function figures(tried: readonly Tried[]): string {
  const sum = (of: (one: Tried) => number): number => tried.reduce((total, one) => total + of(one), 0);
  const killed = tried.filter((one) => one.killed).length;
  return [
    `${tried.length} points`,
    `${killed} killed, ${tried.length - killed} over before their point`,
    `${sum(({ restarts }) => restarts)} restarts`,
    `${sum(({ creates }) => creates)} creates for at most ${sum(({ presses }) => presses)} presses`,
    `${sum(({ words }) => words)} lines told and looked for`,
    `${sum(({ unknown }) => unknown)} unknown outcomes told`,
    `${tried.filter(({ breaches }) => breaches.length > 0).length} with breaches`,
  ].join(', ');
}

export function repeatLine(point: Point): string {
  return `npm run test:crash -- --repeat '${JSON.stringify(point)}'`;
}

function kindOf({ point: { how }, sink }: Tried): string {
  return how.kind === 'call' ? `${how.name} · ${sink}` : how.kind === 'exchange' ? `service · ${sink}` : sink;
}

function countBy<T>(things: readonly T[], key: (thing: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(key(thing), (counts.get(key(thing)) ?? 0) + 1);
  return counts;
}

function layOut(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '))
    .join('\n');
}
