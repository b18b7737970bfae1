// Names are the field's words. What is left of this project's own dialect is counted here, and the counts may only shrink.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * How many identifiers of the source have this word in them. The field's word stands beside it. Zero: it does not come back. Fewer than here: lower
 * the count.
 */
const banned: Readonly<Record<string, number>> = {
  // edit store
  desk: 0,
  // current library
  shelf: 0,
  // persist
  insist: 0,
  // change, undo step, effect
  deed: 0,
  deeds: 0,
  // max, min; `atMost` and `atLeast` are the field's. What is left are values of sentences that records keep
  most: 37,
  least: 1,
  // usage error
  Wrong: 0,
  // message, failure text, announced
  told: 0,
  // redact
  hushed: 0,
  // delay
  nap: 0,
  // on exit, fail, restart
  mourn: 0,
  bury: 0,
  revive: 0,
  // notifier, prefetch, host
  teller: 0,
  manner: 0,
  // scan, check, inspect
  glance: 0,
  look: 147,
  // path, location, slot, position, offset, view
  place: 330,
  places: 69,
  // command, action
  act: 31,
  acts: 4,
  // context, ports
  world: 4,
};

/** The words of a name: `maxLookAt` has max, look and at; a name of one capitalised word is told from the same in small letters. */
const wordsOf = (name: string): readonly string[] =>
  /^[A-Z][a-z]+$/.test(name) && Object.hasOwn(banned, name) ? [name] : name.split(/(?=[A-Z])|_/).map((word) => word.toLowerCase());

/** What the language and other programs call so is not ours: `{ most }` of a sentence that records keep, Electron's `exposeInMainWorld`. */
const isTheirs = (name: string): boolean => /At(Most|Least)$|^at(Most|Least)$|^exposeInMainWorld$/.test(name);

/** Identifiers by where they begin: one that is written once and stands for two things, as in `{ place }`, is one. */
function namesIn(file: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const left: unknown[] = [parseSync(file, readFileSync(file, 'utf8')).program];
  while (left.length > 0) {
    const node = left.pop();
    if (typeof node !== 'object' || node === null) continue;
    if ('type' in node && 'name' in node && typeof node.name === 'string' && 'start' in node) found.set(Number(node.start), node.name);
    left.push(...Object.values(node));
  }
  return found;
}

test('the words that are not the field’s are as few as the list says', () => {
  const counts: Record<string, number> = Object.fromEntries(Object.keys(banned).map((word) => [word, 0]));
  for (const world of ['app', 'main', 'renderer', 'build'])
    for (const file of readdirSync(path.join(root, world), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(file)) continue;
      for (const name of namesIn(path.join(root, world, file)).values())
        if (!isTheirs(name)) for (const word of wordsOf(name)) if (Object.hasOwn(counts, word)) counts[word] = (counts[word] ?? 0) + 1;
    }
  expect(counts).toEqual(banned);
});
