// A rehearsal for one test file, and short ways to talk to it over real HTTP.
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Pictures } from '../../../main/pictures/host/pictures.ts';
import { startRehearsal } from '../../../main/rehearsal/rehearsal.ts';
import type { Rehearsal } from '../../../main/rehearsal/rehearsal.ts';
import { makeFolder, openRealPictures } from '../../fakes/pictures.ts';

export type Got = { readonly status: number; readonly body: Record<string, unknown> };
export type Started = Rehearsal & { readonly folder: string };
type Options = {
  readonly folder?: string;
  readonly paceMs?: { readonly queued: number; readonly running: number };
  readonly now?: () => number;
  readonly copyOf?: (address: string) => Promise<string | null>;
  /** Of the model's own sizes; else a sixteenth of their pixels, which says as much about the protocol. */
  readonly whole?: boolean;
};

export type Practice = {
  readonly folder: string;
  readonly start: (options?: Options) => Promise<Started>;
  /** Ends every rehearsal that was started. */
  readonly stop: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openPractice(): Promise<Practice> {
  const pictures = openRealPictures();
  const small: Pictures = {
    ...pictures,
    paint: (job) => pictures.paint({ ...job, sizes: job.sizes.map(({ width, height }) => ({ width: width / 4, height: height / 4 })) }),
  };
  const folder = await makeFolder();
  let open: Rehearsal[] = [];
  let runs = 0;
  const stop = async (): Promise<void> => {
    await Promise.all(open.map((rehearsal) => rehearsal.close()));
    open = [];
  };
  return {
    folder: folder.path,
    start: async ({ whole = false, ...options } = {}) => {
      runs += 1;
      const own = { folder: join(folder.path, `run-${runs}`), paceMs: { queued: 20, running: 40 }, ...options };
      const rehearsal = await startRehearsal({ pictures: whole ? pictures : small, ...own });
      open.push(rehearsal);
      return { ...rehearsal, folder: own.folder };
    },
    stop,
    close: async () => {
      await stop();
      await pictures.close();
      await folder.remove();
    },
  };
}

export async function ask(
  rehearsal: Rehearsal,
  method: string,
  pathOrUrl: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Got> {
  const response = await fetch(pathOrUrl.startsWith('http') ? pathOrUrl : `${rehearsal.baseUrl}/v1/queue/${pathOrUrl}`, {
    method,
    headers: { Authorization: `Bearer ${rehearsal.key}`, 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text } };
}

export const create = (rehearsal: Rehearsal, body: unknown, headers?: Record<string, string>): Promise<Got> =>
  ask(rehearsal, 'POST', 'flux_kontext_max', body, headers);
export const idOf = ({ body }: Got): string => String(body['request_id']);
export const statusPath = (id: string): string => `flux_kontext_max/requests/${id}/status`;
export const responsePath = (id: string): string => `flux_kontext_max/requests/${id}/response`;
export const cancelPath = (id: string): string => `flux_kontext_max/requests/${id}/cancel`;

export async function ended(rehearsal: Rehearsal, id: string): Promise<Got> {
  for (let tries = 0; tries < 500; tries += 1) {
    const status = await ask(rehearsal, 'GET', statusPath(id));
    if (status.body['status'] === 'COMPLETED') return status;
    await wait(20);
  }
  throw new Error('never ended');
}

/** The outputs of a finished task, each time with fresh links. */
export async function outputs(rehearsal: Rehearsal, id: string): Promise<readonly Record<string, unknown>[]> {
  await ended(rehearsal, id);
  return (await ask(rehearsal, 'GET', responsePath(id))).body['outputs'] as Record<string, unknown>[];
}

export async function download(url: unknown): Promise<{ readonly status: number; readonly type: string | null; readonly bytes: Buffer }> {
  const response = await fetch(String(url));
  return { status: response.status, type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) };
}
