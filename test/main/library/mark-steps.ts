// Run on its own, under a tracer: `mark` changes the marks of all edits and says which it acknowledged; `look` says what each record says by then.
import { readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openLibrary } from '../../../main/library/library.ts';
import { idOf } from './records.ts';

const [mode = '', folder = '', cacheFolder = '', count = ''] = process.argv.slice(2);
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
  for (let from = 0; from < ids.length; from += 4) {
    const marked = await library.mark(ids.slice(from, from + 4), { change: { addTags: ['sea'] }, now: '' }, false);
    for (const { id } of marked.ok ? marked.value.before : []) say(id);
  }
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
