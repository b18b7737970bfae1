// In which language and theme each screen is looked at. All four ways of all screens at full size; every eighth screen, each in one way, in the sample
// of `npm test`.
import { createHash } from 'node:crypto';
import { screenNames } from './screens.ts';

export type Look = { readonly language: 'en' | 'zh-CN'; readonly colorScheme: 'light' | 'dark' };

export const looks: readonly Look[] = [
  { language: 'en', colorScheme: 'light' },
  { language: 'en', colorScheme: 'dark' },
  { language: 'zh-CN', colorScheme: 'light' },
  { language: 'zh-CN', colorScheme: 'dark' },
];

/** A seed has one language, since a window is walked in one; the theme goes by the screen's name, so that a new screen moves no other. Four seeds take all four ways. */
export function lookOf(name: string, seed: number): Look {
  const [first = 0] = createHash('sha256').update(name).digest();
  const look = looks[2 * (seed % 2) + ((first + Math.floor(seed / 2)) % 2)];
  if (look === undefined) throw new Error(`the seed must be a whole number, not ${seed}`);
  return look;
}

/** Which screens a seed takes, as `name, language, colorScheme`: every eighth one, the next ones four seeds later. Thirty-two seeds take all ways of all. */
export const sampleOf = (seed: number): readonly string[] =>
  screenNames.filter((name) => isLookedAt(name, seed)).map((name) => wordsOf(name, lookOf(name, seed)));
export const isLookedAt = (name: string, seed: number): boolean => (screenNames.indexOf(name) + Math.floor(seed / 4)) % 8 === 0;
export const wordsOf = (name: string, { language, colorScheme }: Look): string => `${name}, ${language}, ${colorScheme}`;
