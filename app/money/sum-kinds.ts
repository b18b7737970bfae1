// By what sums are made; apart, since what reads a command's line loads nothing else.

export const sumKinds = ['day', 'month', 'project'] as const;
export type SumKind = (typeof sumKinds)[number];
