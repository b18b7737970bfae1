// What a batch may be, without schemas, so that the window may use it.

export const maxItems = 10_000;
export const maxSetLetters = 80;
export const maxSteps = 50;

/** In the detail of the failure with which a batch stands still at its own limit: it goes on with a higher one. */
export const limitReachedDetail = 'the limit of the batch';

export const stopOns = ['trouble', 'never'] as const;
export type StopOn = (typeof stopOns)[number];

/** Pictures that are left after the pilot of a batch, and as many of them as its limit of pictures lets be made when it goes on: all where there is none. */
export function afterPilot({
  chain,
  total,
  pilot,
  limits,
  spent,
}: {
  readonly chain: { readonly pictures: number } | null;
  readonly total: number;
  readonly pilot: number | null;
  readonly limits: { readonly pictures: number | null };
  readonly spent: number;
}): { readonly rest: number; readonly within: number } {
  const rest = (chain?.pictures ?? total) - (pilot ?? 0);
  // Of a chain a picture is several edits; of a limit that is reached another sentence tells.
  const within = chain !== null || limits.pictures === null ? rest : limits.pictures - spent;
  return { rest, within: within > 0 && within < rest ? within : rest };
}
