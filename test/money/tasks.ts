// What the scripted service knows: the tasks that its creates made, and what it answers when nothing befalls the request.
import { resultPng } from '../fakes/pictures.ts';
import type { TaskPlan } from './schedule.ts';
import type { Asked, Script, Where } from './service.ts';

export type Answer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Buffer };

export type Task = {
  readonly requestId: string;
  readonly plan: TaskPlan;
  readonly pictures: readonly Buffer[];
  asks: number;
  /** It took the wish to cancel. */
  cancelled: boolean;
  /** An answer said falsely that there is no picture. */
  saidEmpty: boolean;
};

/** One picture for each task and place, so that no result can pass for another's. */
const pictures = await Promise.all(Array.from({ length: 32 }, (_, n) => resultPng(24 + n, 16)));

export type Tasks = {
  readonly all: readonly Task[];
  /** What is usually answered. A create makes a task if it may and its body came whole. */
  readonly answer: (asked: Asked, mayMake: boolean) => Answer;
  readonly hearLie: (asked: Asked, body: string) => void;
};

export function makeTasks({ script, key, originOf }: { script: Script; key: string; originOf: (at: Where) => string }): Tasks {
  const all: Task[] = [];

  const create = (asked: Asked, mayMake: boolean): Answer => {
    if (!isJson(asked.heard.body)) return json(400, { detail: 'the body is no JSON object' });
    const endpoint = asked.heard.path.split('/').at(-1) ?? '';
    const requestId = mayMake ? `mmsu_01k${String(all.length).padStart(6, '0')}` : `mmsu_phantom${asked.atMs}`;
    asked.saidId = requestId;
    if (mayMake) {
      const plan = script.tasks[all.length % script.tasks.length];
      if (plan === undefined) throw new Error('a schedule needs a plan for its tasks');
      const many = plan.end === 'picture' ? 1 : plan.end === 'two-pictures' ? 2 : 0;
      const from = (all.length * 2) % pictures.length;
      asked.task = { requestId, plan, pictures: pictures.slice(from, from + many), asks: 0, cancelled: false, saidEmpty: false };
      all.push(asked.task);
    }
    const at = `${originOf(script.urls)}/model/v1/queue/${endpoint}/requests/${requestId}`;
    return json(200, {
      request_id: requestId,
      response_url: `${at}/response`,
      status_url: `${at}/status`,
      cancel_url: `${at}/cancel`,
      queue_position: 0,
    });
  };

  const statusOf = (task: Task, ask: number): Record<string, unknown> => {
    const { words, end } = task.plan;
    const told = { request_id: task.requestId };
    if (task.cancelled) return { ...told, status: 'COMPLETED', error: 'Task was cancelled', error_type: 'CANCELED' };
    const word = words[ask];
    if (word !== undefined) return { ...told, status: word };
    if (end === 'error') return { ...told, status: 'COMPLETED', error: 'Task execution failed', error_type: 'INFERENCE_FAILURE' };
    if (end === 'blocked') return { ...told, status: 'COMPLETED', error: 'Content blocked', error_type: 'CONTENT_BLOCKED' };
    return { ...told, status: 'COMPLETED' };
  };

  const response = (task: Task): Answer => {
    const told = statusOf(task, Math.max(0, task.asks - 1));
    if (told['status'] !== 'COMPLETED') return json(202, told);
    if (told['error'] !== undefined) return json(200, told);
    const outputs = task.pictures.map((_, n) => ({
      type: 'image',
      url: `${originOf(script.results)}/results/${task.requestId}/${n}?q-sign=a%2Fb%20c&n=${n}`,
      content_type: 'image/png',
    }));
    return json(200, { request_id: task.requestId, outputs, metadata: {} });
  };

  const cancel = (task: Task): Answer => {
    const over = task.cancelled || task.asks > task.plan.words.length;
    if (over || task.plan.whenCancelled === 'already') return json(400, { status: 'ALREADY_COMPLETED' });
    if (task.plan.whenCancelled === 'not-found') return json(404, { status: 'NOT_FOUND' });
    if (task.plan.whenCancelled === 'not-supported') return json(405, { detail: 'Method Not Allowed' });
    task.cancelled = task.plan.whenCancelled === 'cancels';
    return json(202, { status: 'CANCELLATION_REQUESTED' });
  };

  const taskOf = (asked: Asked): Task | undefined => {
    const id = /\/(?:requests|results)\/([^/]+)\//.exec(asked.heard.path)?.[1];
    return all.find(({ requestId }) => requestId === id);
  };

  return {
    all,
    answer: (asked, mayMake) => {
      const task = taskOf(asked);
      if (asked.operation === 'download') {
        const picture = task?.pictures[Number(/\/(\d+)\?/.exec(asked.heard.path)?.[1])];
        return picture === undefined ? json(404, {}) : { status: 200, headers: { 'content-type': 'image/png' }, body: picture };
      }
      if (!/^(Bearer|Key) /.test(asked.heard.headers['authorization'] ?? '') || !asked.heard.headers['authorization']?.endsWith(` ${key}`))
        return json(401, { error: { code: 'UNAUTHORIZED', message: 'Authorization Bearer or Key token is required' } });
      if (asked.operation === 'create') return create(asked, mayMake);
      if (task === undefined) return json(404, asked.operation === 'cancel' ? { status: 'NOT_FOUND' } : { detail: 'Request not found' });
      if (asked.operation === 'status') return json(200, statusOf(task, task.asks++));
      return asked.operation === 'cancel' ? cancel(task) : response(task);
    },
    hearLie: (asked, body) => {
      const task = taskOf(asked);
      if (task !== undefined && asked.operation === 'response' && body === '{"outputs":[]}') task.saidEmpty = true;
    },
  };
}

function json(status: number, body: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) };
}

function isJson(body: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
