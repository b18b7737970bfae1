// What a batch may be, without schemas, so that the window may use it.

export const mostItems = 10_000;
export const mostSetLetters = 80;
export const mostSteps = 50;

export const stopOns = ['trouble', 'never'] as const;
export type StopOn = (typeof stopOns)[number];
