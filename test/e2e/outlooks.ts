// In which language and theme each screen is looked at. All four ways of all screens at full size; one way a screen in the sample of `npm test`.
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

/** Which ways a seed takes, one for each screen, as `name, language, colorScheme`. */
export const sampleOf = (seed: number): readonly string[] => screenNames.map((name) => wordsOf(name, lookOf(name, seed)));
export const wordsOf = (name: string, { language, colorScheme }: Look): string => `${name}, ${language}, ${colorScheme}`;
