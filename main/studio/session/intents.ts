// Intents of presses: by each an edit is made once, however often the press is heard.
import type { Reply } from '../../../app/failure.ts';

export type Intents = {
  /** Whether an edit was made of it, or is just being made. */
  readonly has: (intent: string) => boolean;
  /** The id of the edit that the intent made before, else of the one that `make` makes. */
  readonly once: (intent: string, make: () => Promise<Reply<string>>) => Promise<Reply<string>>;
};

/** Known for one run of the program: no press outlives the window it was made in. What does, the item of a batch, is looked for in the library as well. */
export function makeIntents(): Intents {
  const seen = new Map<string, Promise<Reply<string>>>();
  return {
    has: (intent) => seen.has(intent),
    once: (intent, make) => {
      const before = seen.get(intent);
      if (before !== undefined) return before;
      const made = make();
      seen.set(intent, made);
      // An intent that made nothing may be pressed again.
      void made.then((reply) => {
        if (!reply.ok) seen.delete(intent);
      });
      return made;
    },
  };
}
