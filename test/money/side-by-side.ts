// The same faults on the same service, in the same run: how many creates one call of fal's client makes of them, and how many one press here.
import { createFalClient } from '@fal-ai/client';
import { play } from './play.ts';
import type { Product } from '../gate/product.ts';
import type { Fault, Schedule } from './schedule.ts';
import { startService } from './service.ts';
import type { Script, Service } from './service.ts';

type Count = { readonly creates: number; readonly tasks: number };
export type Row = {
  readonly fault: string;
  readonly fal: Count;
  /** With `retry: { maxRetries: 0 }`. */
  readonly falNoRetry: Count;
  readonly ours: Count & { readonly state: string };
  readonly breaches: readonly string[];
};

/** So often in a row: more often than anybody tries. */
const times = 6;
const answer = (status: number, body: string): Fault => ({ kind: 'answer', status, headers: {}, body, makes: status !== 429 });

const gateway = '{"detail":"upstream error"}';

const faults: readonly (readonly [string, readonly Fault[]])[] = [
  ['cut when the head is there', repeated({ kind: 'cut-request', part: 0 })],
  ['cut at half the body', repeated({ kind: 'cut-request', part: 0.5 })],
  ['taken, then reset', repeated({ kind: 'cut-answer', part: 0, ending: 'reset', makes: true })],
  ['taken, then closed', repeated({ kind: 'cut-answer', part: 0, ending: 'fin', makes: true })],
  ['taken, half a head', repeated({ kind: 'cut-answer', part: 0.1, ending: 'reset', makes: true })],
  ['taken, half an answer', repeated({ kind: 'cut-answer', part: 0.6, ending: 'reset', makes: true })],
  ['taken, then 408', repeated(answer(408, gateway))],
  ['taken, then 500', repeated(answer(500, gateway))],
  ['taken, then 502', repeated(answer(502, gateway))],
  ['taken, then 503', repeated(answer(503, gateway))],
  ['taken, then 504', repeated(answer(504, gateway))],
  ['taken, then 200 and HTML', repeated(answer(200, '<!doctype html><h1>Sign in</h1>'))],
  ['taken, then 307 to itself', [{ kind: 'redirect', status: 307, to: 'itself', makes: true }]],
  ['refused, 429', repeated(answer(429, gateway))],
];

function repeated(fault: Fault): readonly Fault[] {
  return Array.from({ length: times }, () => fault);
}

export async function sideBySide(product: Product): Promise<readonly Row[]> {
  // The other client waits seconds between its tries: all rows at once, ours one after the other meanwhile.
  const theirs = Promise.all(
    faults.map(async ([, list]) => {
      const [fal, falNoRetry] = await Promise.all([countFal(list, {}), countFal(list, { retry: { maxRetries: 0 } })]);
      return { fal, falNoRetry };
    }),
  );
  const ours: Omit<Row, 'fal' | 'falNoRetry'>[] = [];
  for (const [fault, list] of faults) ours.push(await countOurs(product, fault, list));
  const counted = await theirs;
  return ours.map((row, n) => ({ ...row, ...(counted[n] ?? none) }));
}

const nothing: Count = { creates: 0, tasks: 0 };
const none = { fal: nothing, falNoRetry: nothing };

function scriptOf(create: readonly Fault[]): Script {
  return {
    faults: { create, status: [], response: [], cancel: [], download: [] },
    tasks: [{ words: [], end: 'picture', whenCancelled: 'cancels' }],
    urls: 'service',
    results: 'service',
    cutConnections: [],
    downAtStartMs: 0,
  };
}

const countOf = ({ asked, tasks }: Service): Count => ({
  creates: asked.filter(({ operation }) => operation === 'create').length,
  tasks: tasks.length,
});

async function countFal(create: readonly Fault[], options: Parameters<typeof createFalClient>[0]): Promise<Count> {
  const service = await startService(scriptOf(create));
  try {
    const fal = createFalClient({
      ...options,
      credentials: service.key,
      requestMiddleware: (request) => Promise.resolve({ ...request, url: `${service.baseUrl}/v1/queue/flux_kontext_max` }),
    });
    await fal.queue.submit('blackforest/flux_kontext_max', { input: { prompt: 'make the sky red' } }).catch(() => undefined);
    return countOf(service);
  } finally {
    await service.close();
  }
}

async function countOurs(product: Product, fault: string, create: readonly Fault[]): Promise<Omit<Row, 'fal' | 'falNoRetry'>> {
  const schedule: Schedule = {
    ...scriptOf(create),
    seed: 0,
    host: 'studio',
    pictures: 0,
    runs: [{ afterMs: 0, twice: true, count: 1 }],
    kills: [],
    cancels: [],
    unknowns: [],
    failures: [],
    limit: null,
  };
  const { evidence, verdict } = await play(product, schedule);
  const creates = evidence.requests.filter(({ operation }) => operation === 'create');
  const taken = creates.filter((request) => request.answer?.status !== 429);
  return {
    fault,
    ours: { creates: creates.length, tasks: evidence.tasks.length, state: evidence.records[0]?.state ?? 'none' },
    breaches: [...verdict.breaches, ...(taken.length === 1 ? [] : [`${taken.length} creates for one press`])],
  };
}

export function printRows(rows: readonly Row[]): void {
  const cell = ({ creates, tasks }: Count): string => `${creates} (${tasks})`.padEnd(13);
  console.log('\nCreates of one press or call, and in brackets the tasks they made:');
  console.log(`${'fault of each create'.padEnd(28)}${'fal-js'.padEnd(13)}${'maxRetries 0'.padEnd(13)}${'here'.padEnd(13)}the edit is then`);
  for (const { fault, fal, falNoRetry, ours } of rows)
    console.log(`${fault.padEnd(28)}${cell(fal)}${cell(falNoRetry)}${cell(ours)}${ours.state}`);
}
