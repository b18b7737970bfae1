/** The orders of what was found. `touched` goes by when its record last changed, `name` by the words it was run with. */
export const sorts = ['newest', 'oldest', 'stars', 'touched', 'name'] as const;
export type Sort = (typeof sorts)[number];
