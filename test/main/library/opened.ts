// Opens a real library with its real worker in a folder of the test's own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import type { LibraryStatus } from '../../../app/contract/contract.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import { monthFolder, recordName } from '../../../app/library/naming.ts';
import { openLibrary } from '../../../main/library/library.ts';
import type { Library } from '../../../main/library/library.ts';
import { built } from '../../built/built.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { recordOf } from './records.ts';

export type Home = { readonly folder: string; readonly cacheFolder: string };

export function makeHome(): Home {
  const folder = temporaryFolder();
  return { folder: join(folder, 'Kontext Studio'), cacheFolder: join(folder, 'cache') };
}

export type Opening = { readonly library: Library; readonly statuses: LibraryStatus[]; readonly lines: string[] };

export async function open(
  home: Home,
  options: { create?: boolean; workerUrl?: URL; settle?: boolean; follow?: boolean; ownThread?: boolean } = {},
): Promise<Opening> {
  const statuses: LibraryStatus[] = [];
  const lines: string[] = [];
  const opened = await openLibrary({
    ...home,
    workerUrl: options.workerUrl ?? built().worker,
    create: options.create ?? true,
    follow: options.follow ?? false,
    ownThread: options.ownThread ?? true,
    onChange: (status) => statuses.push(status),
    log: (line) => lines.push(line),
  });
  if (!opened.ok) throw new Error(`${opened.failure.message} ${opened.failure.detail ?? ''}`);
  onTestFinished(() => opened.value.close());
  if (options.settle !== false) await opened.value.settled();
  return { library: opened.value, statuses, lines };
}

/** A record file as another program or an earlier run left it. */
export function plant(home: Home, record: EditRecord): string {
  const path = join(home.folder, monthFolder(record.stem, record.createdAt), recordName(record.stem));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(record, null, 2)}\n`);
  return path;
}

/** Their rows are in the index then, and the markers gone of those at their end, also for another program. */
export async function saveAll(library: Library, records: readonly EditRecord[]): Promise<void> {
  for (const record of records) expect(await library.save(record)).toEqual({ ok: true, value: null });
  await library.find('');
}

/** Asks again until it is so, for at most ten seconds; then says what it was last. */
export async function until<T>(look: () => Promise<T> | T, wanted: T): Promise<void> {
  for (const end = performance.now() + 10_000; ;) {
    const now = await look();
    if (isDeepStrictEqual(now, wanted)) return;
    if (performance.now() > end) expect(now).toEqual(wanted);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** What the window would see of everything. */
export async function shown(library: Library, query = ''): Promise<{ find: unknown; rows: unknown }> {
  return { find: await library.find(query), rows: await library.rows(query, 0, 500) };
}

export async function prompts(library: Library, query: string): Promise<readonly string[]> {
  return (await library.rows(query, 0, 500)).map(({ prompt }) => prompt);
}

/** A closed library of a dozen edits of every kind, and what it showed. */
export async function lived() {
  const home = makeHome();
  const { library } = await open(home);
  const records = Array.from({ length: 12 }, (_, n) =>
    recordOf(n * 5000, {
      state: n % 3 === 0 ? 'failed' : 'done',
      organised: { ...recordOf(n).organised, stars: n % 6, favourite: n % 4 === 0 },
    }),
  );
  await saveAll(library, records);
  const was = await shown(library);
  await library.close();
  return { home, was, records };
}
