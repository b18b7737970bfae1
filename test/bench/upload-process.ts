// One upload in a process of its own, so that its memory is its own: as the program sends it, or as one sends JSON first.
import { readFile, stat } from 'node:fs/promises';
import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { kontextMax } from '../../app/models/kontext-max.ts';
import { makeHttp } from '../../main/network/http.ts';
import { longestBlock } from './figures.ts';

const [kind = '', url = '', ...files] = process.argv.slice(2);
const say = (what: string, value: number): void => void writeSync(1, `${JSON.stringify({ what, value })}\n`);

/** What is in memory, and the most that was since the last asking, as Linux counts them; elsewhere what is there now. */
function resident(): { readonly now: number; readonly max: number } {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    writeFileSync('/proc/self/clear_refs', '5');
    const of = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) * 1024;
    return { now: of('VmRSS'), max: of('VmHWM') };
  } catch {
    const { rss } = process.memoryUsage();
    return { now: rss, max: rss };
  }
}

async function ours(files: readonly string[]): Promise<number> {
  const prepared = await Promise.all(
    files.map(async (path) => ({
      path,
      sent: { sha256: '0'.repeat(64), bytes: (await stat(path)).size, width: 1, height: 1, mediaType: 'image/jpeg' as const, steps: [] },
    })),
  );
  const request = { prompt: 'make the sky red', inputs: [], parameters: { seed: 1 }, sending: { longSide: 2048, asIs: false } };
  const answer = await makeHttp({ userAgent: 'bench', findProxy: null }).send({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    body: kontextMax.body(kontextMax, { ...request, prepared }),
    idleMs: 60_000,
    totalMs: 600_000,
    maxBytes: 1000,
  });
  if (answer.kind !== 'answer' || answer.status !== 200) throw new Error(JSON.stringify(answer));
  return Number(answer.body);
}

async function stringified(files: readonly string[]): Promise<number> {
  const fields: Record<string, unknown> = { prompt: 'make the sky red', seed: 1 };
  for (const [at, file] of files.entries()) fields[`input_image_${at}`] = (await readFile(file)).toString('base64');
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields) });
  return Number(await answer.text());
}

const send = kind === 'ours' ? ours : stringified;
// What only the first request brings (code, its compiling) is not the upload's own.
for (let n = 0; n < 3; n += 1) await send([import.meta.filename]);
const before = resident().now;
let took = 0;
let received = 0;
const block = await longestBlock(async () => {
  const begun = performance.now();
  received = await send(files);
  took = performance.now() - begun;
});
say('ms', took);
say('memory', resident().max - before);
say('block', block);
say('received', received);
