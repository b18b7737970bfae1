// A start after a crash, as the window makes it but without a window: says when what could be used. Times are ms since the process began.
import { writeSync } from 'node:fs';
import path from 'node:path';
import { startAhead } from '../../main/library/index-thread.ts';

const wanted = Number(process.argv[2]);
const say = (what: string, value: number): void => void writeSync(1, `${JSON.stringify({ what, value })}\n`);
const tell = (what: string): void => say(what, performance.now());

const worker = path.join(import.meta.dirname, 'index-worker.js');
startAhead(worker);
const { openWindowStudio } = await import('../fakes/window-studio.ts');
tell('loaded');
const { studio, close } = await openWindowStudio('bench', { pictures: path.join(import.meta.dirname, 'picture-process.js'), worker });
tell('opened');
// What a window asks for before it can show anything.
await studio.handlers['studio.snapshot'](undefined);
const found = await studio.handlers['library.find']({ query: '', whole: false });
const rows = await studio.handlers['library.rows']({ query: '', offset: 0, count: 100 });
tell('usable');
const { user, system } = process.cpuUsage();
say('busy', (user + system) / 1000);
if (!found.ok || !rows.ok) throw new Error('the first page was refused');
say('found', found.value.total);
say('rows', rows.value.length);

const living = async (): Promise<number> =>
  (await studio.handlers['studio.snapshot'](undefined)).queue.edits.filter(({ state }) => state === 'queued' || state === 'running').length;
while ((await living()) < wanted) await new Promise((resolve) => setTimeout(resolve, 2));
tell('adopted');
await studio.session()?.library.settled();
tell('settled');

// The service has its say first; then, in one of the starts, what a scan of the whole folder costs.
const asked = await new Promise<string>((resolve) => process.stdin.once('data', (bytes: Buffer) => resolve(bytes.toString().trim())));
if (asked === 'scan') {
  const begun = performance.now();
  await studio.handlers['library.rebuild'](undefined);
  say('whole scan', performance.now() - begun);
}
await close();
process.exit(0);
