// What one schedule left behind: what was pressed, what the service heard, what lies on the disk. Plain values, for the judge.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { recordSchema } from '../../app/edits/record.ts';
import type { EditRecord } from '../../app/edits/record.ts';
import type { Operation } from './schedule.ts';
import type { Asked, Service, Where } from './service.ts';

/** One press that means to buy one picture, and all answers it got: the edit's id, or null when the program died before it answered. */
export type Press = {
  readonly kind: 'run' | 'retry' | 'send-again';
  /** Null for the command, which makes its own. */
  readonly intent: string | null;
  readonly answers: readonly (string | null)[];
  /** It was told that so many, asked for by one Run, would pass the limit. */
  readonly limited?: number;
};

/** What the person did about an edit. */
export type Act = { readonly kind: 'cancel' | 'forget' | 'send-again' | 'name' | 'check-again'; readonly id: string };

export type HeardRequest = {
  readonly at: Where;
  readonly atMs: number;
  readonly operation: Operation | null;
  readonly promisedBytes: number;
  /** SHA-256 of the body; null when it did not come whole. */
  readonly sha256: string | null;
  readonly authorized: boolean;
  /** The key stands in its address, a header or its body. */
  readonly holdsKey: boolean;
  readonly fault: string;
  readonly answer: { readonly status: number; readonly whole: boolean } | null;
  readonly taskId: string | null;
  readonly saidId: string | null;
};

export type TaskSeen = {
  readonly requestId: string;
  readonly end: 'pictures' | 'error' | 'blocked' | 'cancelled';
  /** SHA-256 of each picture, in order. */
  readonly pictures: readonly string[];
  readonly saidEmpty: boolean;
};

export type Evidence = {
  readonly presses: readonly Press[];
  readonly acts: readonly Act[];
  readonly requests: readonly HeardRequest[];
  readonly tasks: readonly TaskSeen[];
  readonly headless: number;
  readonly downs: number;
  readonly kills: number;
  readonly starts: number;
  readonly records: readonly EditRecord[];
  /** How many pictures may have been charged; null: any. */
  readonly limit: number | null;
  /** SHA-256 of every file in the month folders that is no record, by its path. */
  readonly files: ReadonlyMap<string, string>;
  /** Records that could not be read, files that hold the key, bugs of the program, and edits that never came to rest. */
  readonly troubles: readonly string[];
};

export function heardBy(service: Service): Pick<Evidence, 'requests' | 'tasks' | 'headless' | 'downs'> {
  return {
    requests: service.asked.map((asked) => heardRequest(asked, service.key)),
    tasks: service.tasks.map(({ requestId, plan, pictures, cancelled, saidEmpty }) => ({
      requestId,
      end: cancelled ? 'cancelled' : plan.end === 'error' || plan.end === 'blocked' ? plan.end : 'pictures',
      pictures: pictures.map(sha256Of),
      saidEmpty,
    })),
    headless: service.headless(),
    downs: service.downs(),
  };
}

function heardRequest({ heard, at, atMs, operation, fault, answer, task, saidId }: Asked, key: string): HeardRequest {
  return {
    at,
    atMs,
    operation,
    promisedBytes: heard.promisedBytes,
    sha256: heard.whole ? sha256Of(heard.body) : null,
    authorized: heard.headers['authorization'] !== undefined,
    holdsKey: [heard.path, ...Object.values(heard.headers)].some((text) => text.includes(key)) || heard.body.includes(key),
    fault: fault.kind === 'answer' ? `answer ${fault.status}` : fault.kind === 'lie' ? `lie ${fault.lie}` : fault.kind,
    answer,
    taskId: task?.requestId ?? null,
    saidId,
  };
}

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The records and pictures of a library, read without the product. */
export function readLibrary(library: string): Pick<Evidence, 'records' | 'files'> & { readonly torn: readonly string[] } {
  const records: EditRecord[] = [];
  const files = new Map<string, string>();
  const torn: string[] = [];
  for (const file of filesIn(library).filter((name) => /^\d{4}\/\d{2}\/[^/.][^/]*$/.test(name))) {
    const bytes = readFileSync(path.join(library, file));
    if (!file.endsWith('.json')) files.set(file, sha256Of(bytes));
    else {
      const record = recordSchema.safeParse(parse(bytes.toString('utf8')));
      if (record.success) records.push(record.data);
      else torn.push(file);
    }
  }
  return { records: records.sort((a, b) => (a.id < b.id ? -1 : 1)), files, torn };
}

/** Files below the folder that hold this text. */
export function filesHolding(folder: string, text: string): readonly string[] {
  return filesIn(folder).filter((file) => readFileSync(path.join(folder, file)).includes(text));
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll(path.sep, '/'))
      .filter((file) => statSync(path.join(folder, file), { throwIfNoEntry: false })?.isFile() === true);
  } catch {
    return [];
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
