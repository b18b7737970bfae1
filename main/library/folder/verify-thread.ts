// Verify in a thread of its own: hashing a library must hold up neither the window nor its index.
import { Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { Finding } from '../../../app/contract/contract.ts';
import { verifyLibrary } from './verify.ts';
import type { VerifyReport } from './verify.ts';

export type Verifying = { readonly report: Promise<VerifyReport>; readonly stop: () => void };

/** What the thread is started with; the index worker's entry starts both. */
export type VerifyJob = { readonly verify: string };

type Message =
  | { readonly kind: 'findings'; readonly findings: readonly Finding[] }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'report'; readonly report: VerifyReport };

export function startVerify(
  workerUrl: URL | string,
  folder: string,
  events: { readonly findings: (some: readonly Finding[]) => void; readonly progress: (done: number, total: number) => void },
): Verifying {
  const worker = new Worker(workerUrl, { name: 'verify', workerData: { verify: folder } satisfies VerifyJob });
  const report = new Promise<VerifyReport>((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if (message.kind === 'findings') events.findings(message.findings);
      else if (message.kind === 'progress') events.progress(message.done, message.total);
      else resolve(message.report);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the verifying thread ended with ${code}`)));
  });
  return { report, stop: () => worker.postMessage('stop') };
}

export function isVerifyJob(given: unknown): given is VerifyJob {
  return typeof given === 'object' && given !== null && 'verify' in given && typeof given.verify === 'string';
}

const tellMs = 100;

/** Inside the thread. What is found and how far it is are told together, ten times a second. */
export async function runVerify(port: MessagePort, { verify }: VerifyJob): Promise<void> {
  let stopped = false;
  let sentAt = -Infinity;
  let findings: Finding[] = [];
  const send = (message: Message): void => port.postMessage(message);
  const tell = (done: number, total: number): void => {
    sentAt = performance.now();
    if (findings.length > 0) send({ kind: 'findings', findings });
    findings = [];
    send({ kind: 'progress', done, total });
  };
  port.on('message', () => (stopped = true));
  let [last, all] = [0, 0];
  const report = await verifyLibrary(verify, {
    finding: (finding) => findings.push(finding),
    progress: (done, total) => {
      [last, all] = [done, total];
      if (performance.now() - sentAt > tellMs) tell(done, total);
    },
    stopped: () => stopped,
  });
  tell(last, all);
  send({ kind: 'report', report });
  port.close();
}
