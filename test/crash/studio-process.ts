// The studio in the window's way, without its window, as a process that can be killed. It says what a window would be told, line by line.
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import path from 'node:path';
import { isAtEnd } from '../../app/edits/edit.ts';
import type { EditRecord, EditState } from '../../app/edits/record.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { firstModel } from '../../app/models/models.ts';
import { openWindowStudio } from '../fakes/window-studio.ts';

/** How often Run is pressed at once, and with which picture; 0: it only goes on with what it finds. */
const [times = '0', picture] = process.argv.slice(2);
/** Only what hangs is given up. */
const restMs = 600_000;

process.umask(0o077);
const { studio, close } = await openWindowStudio('crash', {
  pictures: path.join(import.meta.dirname, 'picture-process.js'),
  worker: path.join(import.meta.dirname, 'index-worker.js'),
});

const told = new Map<string, EditState>();
studio.onEvent((name, payload) => {
  if (name !== 'edit.changed' && name !== 'edit.ended') return;
  const { id, state, requestId } = payload as EditSummary;
  if (told.get(id) === state) return;
  told.set(id, state);
  // Written before anything else can happen: said is said. The second write is a moment to be killed right after it.
  say({ type: 'state', id, state, ...(requestId === null ? {} : { requestId }) });
  writeSync(2, `${state}\n`);
});

if (Number(times) > 0) {
  const taken = picture === undefined ? { pictures: [], failures: [] } : await studio.takePaths([picture]);
  if (taken.failures.length > 0) throw new Error(taken.failures[0]?.failure.message);
  const ran = await studio.handlers['edit.run']({
    request: { model: firstModel.id, prompt: 'make the sky red', pictures: [...taken.pictures], parameters: {} },
    intents: Array.from({ length: Number(times) }, () => randomUUID()),
    next: false,
    evenIfPaid: false,
    shown: { places: taken.pictures.map(({ sha256 }) => sha256), count: Number(times) },
  });
  if (!ran.ok) throw new Error(ran.failure.message);
}

await studio.session()?.library.settled();
const unknown = await atRest();
for (const { id, state, failure } of unknown) say({ type: 'shown', id, state, kind: failure?.kind ?? '' });
await close();

/** Waits until no edit of the library is under way; the ones of unknown outcome that the window shows. */
async function atRest(): Promise<readonly EditSummary[]> {
  for (const begun = performance.now(); ; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const library = studio.session()?.library;
    const records = await Promise.all(((await library?.live()) ?? []).map((id) => library?.load(id)));
    const living = records.filter((record) => record != null && !isAtEnd(record.state)).map((record) => record as EditRecord);
    const shown = (await studio.handlers['studio.snapshot'](undefined)).queue.edits.filter(({ state }) => state === 'unknown');
    if (living.every(({ id, state }) => state === 'unknown' && shown.some((edit) => edit.id === id))) return shown;
    if (performance.now() - begun > restMs)
      throw new Error(`its edits never came to rest: ${living.map(({ state }) => state).join()}; shown as unknown: ${shown.length}`);
  }
}

function say(line: Readonly<Record<string, string>>): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}
