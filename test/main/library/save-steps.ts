// Run on its own, under a tracer: `save` takes one edit through its life and says what is saved; `look` says what a later start finds.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openLibrary } from '../../../main/library/library.ts';
import { recordOf, resultOf } from './records.ts';

const [mode = '', folder = '', cacheFolder = ''] = process.argv.slice(2);
// Straight to the file descriptor: what was said before a kill has been said.
const say = (text: string): void => void writeSync(1, `${text}\n`);
const opened = await openLibrary({
  folder,
  cacheFolder,
  // It is built beside the worker.
  workerUrl: new URL('./index-worker.js', import.meta.url),
  create: true,
  onChange: () => undefined,
});
if (!opened.ok) throw new Error(opened.failure.message);
const library = opened.value;
await library.settled();
const picture = Buffer.from('the picture that was paid for');

if (mode === 'save') {
  say('ready');
  for (const state of ['waiting', 'submitting', 'queued', 'saving'] as const) {
    const saved = await library.save(recordOf(1, { state }));
    say(saved.ok ? state : saved.failure.kind);
  }
  const temporary = await library.temporaryFor(recordOf(1), 0);
  if (!temporary.ok) throw new Error(temporary.failure.message);
  writeFileSync(temporary.value, picture);
  const name = await library.adopt(recordOf(1), 0, temporary.value, 'image/png', createHash('sha256').update(picture).digest('hex'));
  if (!name.ok) throw new Error(name.failure.message);
  say('adopted');
  const saved = await library.save(recordOf(1, { results: [resultOf(name.value, picture)] }));
  say(saved.ok ? 'done' : saved.failure.kind);
}

if (mode === 'look') {
  const month = join(folder, '2026/10');
  const files = (() => {
    try {
      return readdirSync(month);
    } catch {
      return [];
    }
  })();
  const png = files.find((file) => file.endsWith('.png'));
  say(
    JSON.stringify({
      state: (await library.load(recordOf(1).id))?.state ?? null,
      live: (await library.live()).length,
      indexed: (await library.rows('', 0, 9)).map(({ state }) => state),
      damaged: library.status().damaged,
      picture: png === undefined ? null : readFileSync(join(month, png)).equals(picture) ? 'whole' : 'torn',
      leftOver: files.filter((file) => file.endsWith('.part')).length,
      result: (await library.resultPath(recordOf(1).id, 0)) !== null,
    }),
  );
}
await library.close();
