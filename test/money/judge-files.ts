// What lies in the library is what the service served; and the key was told to nobody else.
import path from 'node:path';
import type { Evidence } from './evidence.ts';

export function breachesOfFiles({ records, files, tasks }: Evidence): readonly string[] {
  const breaches: string[] = [];
  const served = new Set(tasks.flatMap(({ pictures }) => pictures));
  const held = new Map(records.flatMap((record) => record.results.map(({ file, sha256 }) => [file, sha256] as const)));
  const found = new Map([...files].map(([file, sha256]) => [path.posix.basename(file), sha256]));
  for (const [file, sha256] of found) {
    if (!served.has(sha256)) breaches.push('a picture differs from what was served');
    if (!held.has(file)) breaches.push('a picture that no record holds');
  }
  for (const [file, sha256] of held) if (found.get(file) !== sha256) breaches.push('a record holds a picture that is not there');
  return breaches;
}

export function breachesOfKey({ requests }: Evidence): readonly string[] {
  const breaches: string[] = [];
  for (const { at, operation, authorized, holdsKey } of requests) {
    if (at === 'elsewhere' && holdsKey) breaches.push('the key went to another origin');
    if (at === 'elsewhere' && operation !== 'download') breaches.push(`${operation ?? 'a strange request'} went to another origin`);
    if (operation === 'download' && (authorized || holdsKey)) breaches.push('the key went out with a download');
    if (at === 'service' && operation === null) breaches.push('the service was asked something strange');
  }
  return breaches;
}
