// What the index learns of words and models that edits have. What was learned already is remembered, so that most is not written again.
import type { Statements } from './row-positions.ts';

const maxRemembered = 20_000;

export function makeIndexLearned(one: Statements) {
  const learned = { word: new Set<string>(), model: new Set<string>() };

  return {
    learn(table: 'long_words' | 'models', column: 'word' | 'model', value: string): void {
      const known = learned[column];
      if (known.has(value)) return;
      if (known.size >= maxRemembered) known.clear();
      one(`INSERT OR IGNORE INTO ${table} (${column}) VALUES (?)`).run(value);
      known.add(value);
    },

    /** What was learned in a transaction that was undone is forgotten with the rest of what is believed. */
    forget(): void {
      learned.word.clear();
      learned.model.clear();
    },
  };
}
