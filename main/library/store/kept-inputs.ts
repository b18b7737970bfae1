// Inputs that no edit names and that are needed all the same: the other pictures of chains and of batches. Read from their files as they are: also what
// cannot be understood keeps what it names.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { readSmall } from '../../platform/durable-files.ts';
import { parseSafely } from './record-files.ts';

const maxBytes = 64 * 1024 * 1024;
const hash = /"sha256"\s*:\s*"([0-9a-f]{64})"/g;

/** `unread`: files that could not be looked into, which may name anything. */
export async function keptInputs(folder: string): Promise<{ readonly sha256s: ReadonlySet<string>; readonly unread: boolean }> {
  const sha256s = new Set<string>();
  let unread = false;
  for (const place of ['chains', 'batches']) {
    for (const name of await readdir(path.join(folder, place)).catch(() => [])) {
      if (!name.endsWith('.json') || name.endsWith('.progress.json')) continue;
      try {
        const text = (await readSmall(path.join(folder, place, name), maxBytes)).toString('utf8');
        for (const [, sha256 = ''] of (place === 'batches' ? withoutItems(text) : text).matchAll(hash)) sha256s.add(sha256);
      } catch {
        unread = true;
      }
    }
  }
  return { sha256s, unread };
}

/** The pictures that a batch was made of are inputs of its edits, and need no other keeper. */
function withoutItems(text: string): string {
  try {
    const { items: _, ...plan } = parseSafely(text) as Record<string, unknown>;
    return JSON.stringify(plan);
  } catch {
    return text;
  }
}
