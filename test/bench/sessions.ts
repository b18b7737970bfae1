// What people type into the search, letter by letter, and what they filter by.
import type { Random } from '../crash/random.ts';
import { looks, rareWord, things, verbs } from '../corpus/words.ts';

/** The queries after each key. */
export function sessionsOf(count: number, total: number, random: Random): readonly (readonly string[])[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  return Array.from({ length: count }, () => {
    const words = [
      pick([...verbs, ...things]),
      ...(random() < 0.6 ? [pick(looks)] : []),
      ...(random() < 0.3 ? [rareWord(Math.floor(random() * total))] : []),
    ];
    const text = words.join(' ');
    return Array.from({ length: text.length }, (_, at) => text.slice(0, at + 1)).filter((typed) => !typed.endsWith(' '));
  });
}
