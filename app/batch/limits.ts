// What a batch may be, without schemas, so that the window may use it.

export const maxItems = 10_000;
export const maxSetLetters = 80;
export const maxSteps = 50;

/** In the detail of the failure with which a batch stands still at its own limit: it goes on with a higher one. */
export const limitReachedDetail = 'the limit of the batch';

export const stopOns = ['trouble', 'never'] as const;
export type StopOn = (typeof stopOns)[number];
