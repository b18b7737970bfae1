// The built product's own parts in a process of their own, for one measurement each. Prints JSON lines.
import { readFileSync, renameSync, statSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { makeRandom } from '../crash/random.ts';
import { makeSearch } from '../../main/library/index/search.ts';
import { openStore } from '../../main/library/index/store.ts';
import { openLibrary } from '../../main/library/library.ts';

const [task = '', home = '', folder = '', index = '', cold = ''] = process.argv.slice(2);
const say = (what: string, value: number): void => void writeSync(1, `${JSON.stringify({ what, value })}\n`);

/** Linux, and only for its administrator; 0 when it could not be done. */
function dropCaches(): number {
  try {
    writeFileSync('/proc/sys/vm/drop_caches', '3');
    return 1;
  } catch {
    return 0;
  }
}

/** To the first hundred rows, in this thread: what the index itself costs. */
async function firstRows(): Promise<void> {
  if (cold === 'cold') say('cold', dropCaches());
  const begun = performance.now();
  const store = openStore(index);
  const search = makeSearch(store);
  const { total } = search.find('');
  const rows = await search.rows('', 0, 100);
  say('ms', performance.now() - begun);
  say('found', total + rows.length);
  store.close();
}

async function open() {
  const opened = await openLibrary({
    folder,
    cacheFolder: path.join(home, 'libraries'),
    workerUrl: path.join(import.meta.dirname, 'index-worker.js'),
    create: false,
    onChange: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.failure.message);
  return opened.value;
}

/** As the program does it, with its worker. Ends at once: an index without a folder must not be compared with it. */
async function usable(): Promise<void> {
  if (cold === 'cold') say('cold', dropCaches());
  const begun = performance.now();
  say('begun', 0);
  const library = await open();
  const { total } = await library.find('');
  await library.rows('', 0, 100);
  say('ms', performance.now() - begun);
  say('found', total);
  process.kill(process.pid, 'SIGKILL');
}

/** What a day of looking around leaves in memory. */
async function memory(): Promise<void> {
  const library = await open();
  // Without its name the folder is away, and an index is not compared with a folder that is away.
  const name = path.join(folder, 'library.json');
  renameSync(name, `${name}-away`);
  try {
    const { total } = await library.find('');
    const random = makeRandom(5);
    for (let n = 0; n < 200; n += 1) await library.rows('', Math.floor(random() * total), 100);
    for (const query of ['s', 'sk', 'sky', 'sky red', 'is:done', 'make the', 'stars:>=3', 'tag:poster']) {
      await library.find(query, true);
      await library.rows(query, 0, 100);
    }
    say('rss', Number(/VmRSS:\s+(\d+)/.exec(statusOf())?.[1] ?? process.memoryUsage().rss / 1024) * 1024);
    say('index', statSync(index).size);
  } finally {
    renameSync(`${name}-away`, name);
  }
  process.exit(0);
}

function statusOf(): string {
  try {
    return readFileSync('/proc/self/status', 'utf8');
  } catch {
    return '';
  }
}

await { 'first-rows': firstRows, usable, memory }[task as 'usable']();
