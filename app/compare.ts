// The ways in which a result is compared with what was before.

/** A line from left to right or from top to bottom, both beside each other under one zoom, or what differs as a heat map. */
export const compareWays = ['across', 'down', 'beside', 'difference'] as const;
export type CompareWay = (typeof compareWays)[number];

export const wayAfter = (way: CompareWay): CompareWay => compareWays[(compareWays.indexOf(way) + 1) % compareWays.length] ?? 'across';
