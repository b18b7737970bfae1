// Tests of test/app/ that are not tried under mutations, because one run of them takes longer than a mutation can be given.

/** Each with its reason. What only they would catch counts as missed: a quick test of values has to catch it too. */
export const tooLong: ReadonlyMap<string, string> = new Map([
  ['test/app/composite/law.test.ts', 'lays whole painted scenes over each other, a property of the way through all of app/composite/'],
]);
