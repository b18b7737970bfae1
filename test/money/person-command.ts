// Plays one schedule by the command: edit, killed and resumed until nothing is left to resume, with cancel, forget and --request-id.
import { spawn } from 'node:child_process';
import { isAtEnd } from '../../app/edits/edit.ts';
import type { EditRecord } from '../../app/edits/record.ts';
import type { Act, Press } from './evidence.ts';
import { readLibrary } from './evidence.ts';
import { taskForEdit } from './known-tasks.ts';
import type { Played } from './person.ts';
import type { Place } from './place.ts';
import type { Product } from '../gate/product.ts';
import type { Schedule } from './schedule.ts';
import type { Service } from './service.ts';

type Ran = { readonly killed: boolean; readonly code: number | null; readonly errors: string };

const maxRuns = 30;
/** Only what hangs is ended. */
const patienceMs = 600_000;
/** For the product a day; its waits are short here. */
const wait = ['--wait', '86400'];

export async function playCommand(
  schedule: Schedule,
  place: Place,
  service: Service,
  product: Product,
  onStart: (kill: () => void) => void,
  takeCancel: () => boolean,
): Promise<Played> {
  const acts: Act[] = [];
  const troubles: string[] = [];
  const unknowns = [...schedule.unknowns];
  const left = new Set<string>();
  let starts = 0;
  let kills = 0;

  const run = (line: readonly string[], mayBeKilled: boolean): Promise<Ran> => {
    starts += 1;
    const child = spawn(process.execPath, [product.command, ...line, '--json'], {
      cwd: place.folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: place.folder,
        KONTEXT_HOME: place.home,
        KONTEXT_LIBRARY: place.library,
        SEAART_BASE_URL: service.baseUrl,
        SEAART_API_KEY: service.key,
        NODE_COMPILE_CACHE: product.compiled,
        // No keychain: its dialog would belong to the person at this computer.
        DBUS_SESSION_BUS_ADDRESS: `unix:path=${place.folder}/no-bus`,
      },
    });
    const kill = (): void => void child.kill('SIGKILL');
    if (mayBeKilled) onStart(kill);
    let errors = '';
    child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
    const late = setTimeout(() => {
      troubles.push(`the command did not end: ${line[0]}`);
      kill();
    }, patienceMs);
    return new Promise((resolve) => {
      child.once('close', (code, signal) => {
        clearTimeout(late);
        if (mayBeKilled) onStart(() => undefined);
        if (signal === 'SIGKILL') kills += 1;
        else if (![0, 3, 4, 5, 6].includes(code ?? -1)) troubles.push(`${line[0]} ended with ${code}: ${errors.trim().slice(-600)}`);
        resolve({ killed: signal === 'SIGKILL', code, errors });
      });
    });
  };

  const records = (): readonly EditRecord[] => readLibrary(place.library).records;

  /** While a command runs, another one is told to cancel the newest living edit. */
  const alongside = async (running: Promise<Ran>): Promise<void> => {
    let over = false;
    void running.then(() => (over = true));
    while (!over) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      if (!takeCancel()) continue;
      const newest = records().findLast(({ state }) => ['queued', 'running', 'saving'].includes(state));
      if (newest === undefined) continue;
      acts.push({ kind: 'cancel', id: newest.id });
      await run(['cancel', newest.id, ...wait], false);
    }
    await running;
  };

  const count = schedule.runs[0]?.count ?? 1;
  const seed = count > 1 ? ['--seed', '99'] : [];
  await alongside(run(['edit', ...place.pictures, '-p', 'make the sky red', ...seed, '--count', String(count), ...wait], true));
  for (let round = 0; round < maxRuns; round += 1) {
    const now = records();
    const unknown = now.find(({ id, state }) => state === 'unknown' && !left.has(id));
    const lost = now.find(({ id, state, named }) => state === 'lost' && named !== null && !left.has(id));
    if (unknown !== undefined) await decide(unknown);
    else if (now.some(({ state }) => !isAtEnd(state) && state !== 'unknown')) await alongside(run(['resume', ...wait], true));
    else if (lost !== undefined) {
      acts.push({ kind: 'check-again', id: lost.id });
      const { code } = await run(['resume', lost.id, ...wait], true);
      if (code === 5 && lost.failure?.kind === 'request-not-found' && round > maxRuns / 2) left.add(lost.id);
    } else break;
    if (round === maxRuns - 1) troubles.push(`never came to rest: ${now.map(({ state }) => state).join(', ')}`);
  }

  async function decide({ id }: EditRecord): Promise<void> {
    const choice = unknowns.shift() ?? 'leave';
    const taskId = choice === 'name' ? taskForEdit(service, records(), id) : null;
    if (choice === 'leave') left.add(id);
    else if (taskId !== null) {
      acts.push({ kind: 'name', id });
      const { code } = await run(['resume', id, '--request-id', taskId, ...wait], true);
      // The service may just not have answered: the same choice again.
      if (code !== 0) unknowns.unshift('name');
    } else {
      acts.push({ kind: 'forget', id });
      await run(['forget', id], true);
    }
  }

  return { presses: pressesOf(records(), count), acts, kills, starts, troubles };
}

/** The command makes its intents itself: what it made edits of is in their records. */
function pressesOf(records: readonly EditRecord[], count: number): readonly Press[] {
  const made = records.slice(0, count).map(({ intent, id }): Press => ({ kind: 'run', intent, answers: [id] }));
  const vanished = Array.from({ length: Math.max(0, count - made.length) }, (): Press => ({ kind: 'run', intent: null, answers: [null] }));
  return [...made, ...vanished];
}
