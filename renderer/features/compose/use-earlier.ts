// Earlier instructions of the library, fetched when first walked and again when a new walk begins.
import { useRef } from 'react';
import { earlierPrompts } from './earlier-prompts.ts';
import { distinct, notWalking, walkOn } from './earlier.ts';
import type { Walk } from './earlier.ts';

export function useEarlier(): (by: 1 | -1, shown: string) => Promise<string | null> {
  const walk = useRef<Walk>(notWalking);
  const earlier = useRef<readonly string[]>([]);
  return async (by, shown) => {
    if (walk.current.at < 0) earlier.current = distinct(await earlierPrompts());
    const next = walkOn(walk.current, by, earlier.current, shown);
    walk.current = next.walk;
    return next.words;
  };
}
