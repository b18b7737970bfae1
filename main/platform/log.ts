// The log: one bounded file, readable by its owner alone. Instructions and keys do not belong in it; keys are struck out all the same.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { withoutKey } from '../../app/without-key.ts';

const maxBytes = 1_000_000;
const maxLetters = 4000;

/** One set for the whole program: an early log must not write a key that became known later, to another. */
const secrets = new Set<string>();

/** A text without any key that the program knows. */
export function withoutSecrets(text: string): string {
  let clean = text;
  for (const secret of secrets) clean = withoutKey(clean, secret);
  return clean;
}

export type Log = { readonly line: (text: string) => void; readonly hide: (secret: string) => void };

/** Two files at most: `studio.log` and the one before it. A log that cannot be written is no reason to stop. */
export function makeLog(folder: string): Log {
  const file = path.join(folder, 'studio.log');
  return {
    hide: (secret) => void secrets.add(secret),
    line: (text) => {
      // Before it is shortened: half a key would not be found any more.
      const clean = withoutSecrets(text)
        .replace(/\b(Bearer|Key)\s+[^\s"',]+/g, '$1 [key]')
        .slice(0, maxLetters);
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxBytes) renameSync(file, `${file}.1`);
        appendFileSync(file, `${new Date().toISOString()} ${clean.replace(/[\r\n]+/g, ' ⏎ ')}\n`, { mode: 0o600 });
      } catch {
        // Full disk, read-only folder: the person hears of it from what needs the disk.
      }
    },
  };
}
