// Everything asked about a task after its create: status, result, cancel and the pictures themselves.
import { noRequest, notAllowed, unavailable } from './answers.ts';
import type { Answer, Outcome } from './answers.ts';
import type { Links } from './links.ts';
import type { Task, Tasks } from './tasks.ts';
import type { Work } from './work.ts';

export type Reads = {
  /** Null also for another endpoint's task, as the service has it. */
  readonly find: (endpoint: string, id: string) => Task | null;
  readonly status: (task: Task) => Answer;
  readonly response: (task: Task) => Answer;
  readonly cancel: (endpoint: string, id: string) => Promise<Answer>;
  readonly download: (file: string) => Outcome;
};

/** Where a request is asked for and cancelled, as the answer of its create names it. */
export function requestUrls(
  baseUrl: string,
  endpoint: string,
  id: string,
): { readonly response_url: string; readonly status_url: string; readonly cancel_url: string } {
  const request = `${baseUrl}/v1/queue/${encodeURIComponent(endpoint)}/requests/${encodeURIComponent(id)}`;
  return { response_url: `${request}/response`, status_url: `${request}/status`, cancel_url: `${request}/cancel` };
}

const flakyAnswers = 3;

/** Answers from what the tasks are now. How often a misbehaviour was shown is kept in memory alone. */
export function makeReads({
  tasks,
  work,
  links,
  baseUrl,
}: {
  readonly tasks: Tasks;
  readonly work: Work;
  readonly links: Links;
  readonly baseUrl: () => string;
}): Reads {
  const asked = new Map<string, number>();
  /** How often something was asked before. */
  const before = (what: string): number => {
    const count = asked.get(what) ?? 0;
    asked.set(what, count + 1);
    return count;
  };

  function statusBody(task: Task): Record<string, unknown> {
    const { response_url } = requestUrls(baseUrl(), task.endpoint, task.id);
    const body = { request_id: task.id, response_url };
    const stage = work.stageOf(task);
    if (stage === 'queued') return { status: 'IN_QUEUE', ...body, queue_position: 0 };
    if (stage === 'running' || task.end === null) return { status: 'IN_PROGRESS', ...body };
    if (task.end.kind === 'painted')
      return { status: 'COMPLETED', ...body, metrics: { inference_time: Math.round(task.end.seconds * 100) / 100 } };
    const { error, error_type, provider_error } = task.end;
    return { status: 'COMPLETED', ...body, error, error_type, ...(provider_error === undefined ? {} : { provider_error }) };
  }

  function resultBody(task: Task, end: Extract<Task['end'], { kind: 'painted' }>): Record<string, unknown> {
    const expired = task.misbehaves.includes('expired') && before(`link ${task.id}`) === 0;
    const origin = new URL(baseUrl()).origin;
    const outputs = end.pictures.map(({ file, mediaType, width, height }) => ({
      type: 'image',
      url: origin + links.sign(file, expired ? -1 : undefined),
      content_type: announced(task, mediaType),
      file_name: file,
      width,
      height,
    }));
    return { request_id: task.id, ...shaped(task, outputs), metadata: { prompt: task.prompt, rehearsal: true } };
  }

  return {
    find: (endpoint, id) => {
      const task = tasks.find(id);
      return task === undefined || task.endpoint !== endpoint || task.misbehaves.includes('gone') ? null : task;
    },
    status: (task) => {
      if (task.misbehaves.includes('flaky') && before(`status ${task.id}`) < flakyAnswers) return unavailable;
      return { status: 200, body: statusBody(task) };
    },
    response: (task) => {
      if (task.end === null) return { status: 202, body: statusBody(task) };
      return { status: 200, body: task.end.kind === 'painted' ? resultBody(task, task.end) : statusBody(task) };
    },
    cancel: async (endpoint, id) => {
      const task = tasks.find(id);
      if (task === undefined || task.endpoint !== endpoint) return { status: 404, body: { status: 'NOT_FOUND' } };
      if (task.misbehaves.includes('uncancellable')) return notAllowed;
      return (await work.cancel(task))
        ? { status: 202, body: { status: 'CANCELLATION_REQUESTED' } }
        : { status: 400, body: { status: 'ALREADY_COMPLETED' } };
    },
    download: (file) => {
      const task = tasks.all().find(({ end }) => end?.kind === 'painted' && end.pictures.some((picture) => picture.file === file));
      const picture = task?.end?.kind === 'painted' ? task.end.pictures.find((candidate) => candidate.file === file) : undefined;
      if (task === undefined || picture === undefined) return noRequest;
      return {
        file,
        mediaType: announced(task, picture.mediaType),
        truncated: task.misbehaves.includes('truncated') && before(`picture ${file}`) === 0,
      };
    },
  };
}

/** The outputs in the shape that the task answers with. */
function shaped({ misbehaves }: Task, outputs: readonly { readonly type: string; readonly url: string }[]): Record<string, unknown> {
  if (misbehaves.includes('none')) return { outputs: [] };
  if (!misbehaves.includes('old')) return { outputs };
  return { status: 'completed', output: [{ content: outputs.map(({ type, url }) => ({ type, url })) }] };
}

function announced(task: Task, mediaType: string): string {
  return task.misbehaves.includes('mislabelled') ? 'image/webp' : mediaType;
}
