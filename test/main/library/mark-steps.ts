// Run on its own, under a tracer: `mark` changes the marks of all edits and says which it acknowledged, `write` and `write-two` have one thread or two do
// the same as the thread of the index asks them; `look` says what each record says by then.
import { readdirSync, writeSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Marking } from '../../../app/edits/organise.ts';
import { startBeside } from '../../../main/library/folder/ahead-reader.ts';
import type { MarkAnswer, MarkAsked } from '../../../main/library/folder/mark-files.ts';
import { openLibrary } from '../../../main/library/library.ts';
import { idOf } from './records.ts';

const [mode = '', folder = '', cacheFolder = '', count = ''] = process.argv.slice(2);
const marking: Marking = { change: { addTags: ['sea'] }, now: '' };
const perGroup = 4;
const ids = Array.from({ length: Number(count) }, (_, n) => idOf(n));
// Straight to the file descriptor: what was said before a kill has been said.
const say = (text: string): void => void writeSync(1, `${text}\n`);
const opened = await openLibrary({
  folder,
  cacheFolder,
  workerUrl: '',
  // Where a tracer sees every call of it.
  ownThread: false,
  create: false,
  onChange: () => undefined,
});
if (!opened.ok) throw new Error(opened.failure.message);
const library = opened.value;
await library.settled();

if (mode === 'mark') {
  say('ready');
  for (let from = 0; from < ids.length; from += perGroup) {
    const marked = await library.mark(ids.slice(from, from + perGroup), marking, false);
    for (const { id } of marked.ok ? marked.value.before : []) say(id);
  }
}

/** A thread that has begun, and how it is asked. */
async function startWriter(nth: number) {
  const thread = startBeside(new URL('./index-worker.js', import.meta.url).href, 'marks', nth);
  const next = (): Promise<MarkAnswer> => new Promise((answered) => thread.once('message', answered));
  await next();
  return { thread, ask: (asked: MarkAsked) => (thread.postMessage(asked), next()) };
}

if (mode.startsWith('write')) {
  const writers = await Promise.all((mode === 'write' ? [2] : [2, 3]).map(startWriter));
  const paths = await Promise.all(ids.map(async (id) => ({ id, path: relative(folder, (await library.recordPath(id)) ?? '') })));
  const groups = Array.from({ length: ids.length / perGroup }, (_, n) => paths.slice(n * perGroup, (n + 1) * perGroup)).values();
  say('ready');
  await Promise.all(
    writers.map(async ({ thread, ask }) => {
      for (const records of groups) {
        const { before } = await ask({ folder, records, marking, every: false, again: false });
        for (const { id } of before) say(id);
      }
      thread.postMessage(null);
    }),
  );
}

if (mode === 'look') {
  const records = await Promise.all(ids.map((id) => library.load(id)));
  const rows = await library.rows('tag:sea', 0, ids.length);
  say(
    JSON.stringify({
      tagged: records.flatMap((record) => (record?.organised.tags.includes('sea') === true ? [record.id] : [])),
      read: records.filter((record) => record !== null).length,
      found: rows.map(({ id }) => id).toSorted(),
      leftOver: readdirSync(join(folder, '2026/10')).filter((name) => name.endsWith('.part')).length,
    }),
  );
}
await library.close();
