// SeaArt's queue on loopback, scripted: it answers as documented until a step says otherwise, and remembers all it heard.
import { listenAgain } from './kept-port.ts';
import { once } from 'node:events';
import net from 'node:net';
import type { Server, Socket } from 'node:net';
import tls from 'node:tls';
import { resultPng } from './pictures.ts';
import { hear, render } from './raw-http.ts';
import type { Heard } from './raw-http.ts';
import { quickPace } from './seaart-behaviour.ts';
import type { Create, Behaviour, Operation, Step, Task } from './seaart-behaviour.ts';

export type SeaartServer = {
  readonly origin: string;
  readonly baseUrl: string;
  readonly key: string;
  /** The origin of a second listener: the same service under a foreign address. */
  readonly elsewhere: string;
  /** All that was heard, oldest first, also in part; `at` says by which listener. */
  readonly heard: readonly (Heard & { readonly at: 'service' | 'elsewhere'; readonly operation: Operation | null })[];
  /** Every create whose head arrived. */
  readonly creates: readonly Create[];
  readonly tasks: ReadonlyMap<string, Task>;
  /** For everything from now on. */
  readonly behaviour: Behaviour;
  /** The next requests of this kind take these steps, one each. */
  readonly next: (operation: Operation, ...steps: readonly Step[]) => void;
  readonly count: (operation: Operation) => number;
  /** Resolves once the condition holds; looked at whenever something was heard or answered. */
  readonly until: (condition: () => boolean) => Promise<void>;
  /** Deaf and dumb: every line is cut and new ones are refused; the tasks stay. */
  readonly stop: () => Promise<void>;
  /** Listens again on the same ports. */
  readonly start: () => Promise<void>;
};

export async function startSeaart(options: { tls?: { key: string; cert: string }; key?: string } = {}): Promise<SeaartServer> {
  const key = options.key ?? 'sa-canary-4f1c9e7d2b';
  const sockets = new Set<Socket>();
  const heard: { value: Heard; at: 'service' | 'elsewhere'; operation: Operation | null }[] = [];
  const creates: Create[] = [];
  const tasks = new Map<string, Task>();
  const steps: Record<Operation, Step[]> = { create: [], status: [], response: [], cancel: [], download: [] };
  const waiting = new Set<() => void>();
  const look = (): void => waiting.forEach((check) => check());
  const behaviour: Behaviour = {
    pace: quickPace,
    urls: 'service',
    results: 'service',
    shape: 'outputs',
    cancel: 'takes',
    pictures: async (nth) => [await resultPng(24 + (nth % 40), 16)],
    contentType: 'image/png',
  };
  let made = 0;

  const serve = (at: 'service' | 'elsewhere', socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let step: Step = {};
    let operation: Operation | null = null;
    hear(socket, {
      head: (request) => {
        operation = operationOf(request);
        if (operation !== null) step = steps[operation].shift() ?? {};
        heard.push({ value: request, at, operation });
        if (operation === 'create') creates.push({ heard: request, requestId: null });
        look();
      },
      more: (request) => {
        if (step.cutRequestAfter !== undefined && request.body.length >= step.cutRequestAfter) reset(socket);
        look();
      },
      whole: (request) => {
        if (step.cutRequestAfter !== undefined) return;
        void answerOf(request, operation, step)
          .then((answer) => deliver(socket, answer, step))
          .then(look);
      },
    });
  };

  const answerOf = async (request: Heard, operation: Operation | null, step: Step): Promise<Buffer> => {
    await step.before?.();
    const usual = await usualAnswer(request, operation, step);
    const body = step.body === undefined ? usual.body : step.body;
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    return render({
      status: step.status ?? usual.status,
      headers: { ...usual.headers, ...step.headers },
      body: bytes,
      claimLength: step.claimLength,
    });
  };

  const usualAnswer = async (request: Heard, operation: Operation | null, step: Step): Promise<Answer> => {
    if (operation === 'download') return download(request);
    if (!/^(Bearer|Key) /.test(request.headers['authorization'] ?? '') || request.headers['authorization']?.split(' ')[1] !== key)
      return unauthorized;
    if (operation === null) return json(404, { detail: 'Not Found' });
    if (operation === 'create') return create(request, step);
    const [, endpoint = '', requestId = ''] = questionPath.exec(request.path) ?? [];
    const task = tasks.get(decodeURIComponent(requestId));
    if (task === undefined || task.endpoint !== endpoint)
      return json(404, operation === 'cancel' ? { status: 'NOT_FOUND' } : { detail: 'Request not found' });
    if (operation === 'status') return json(200, statusOf(task, task.asks++));
    if (operation === 'cancel') return cancel(task);
    const told = statusOf(task, Math.max(0, task.asks - 1));
    return told['status'] === 'COMPLETED' ? json(200, resultOf(task)) : json(202, told);
  };

  const create = async (request: Heard, step: Step): Promise<Answer> => {
    if (!(step.makes ?? (step.status === undefined || (step.status >= 200 && step.status < 300)))) return json(200, {});
    const fields = parse(request.body);
    if (fields === null) return json(400, { status: { code: 400, message: 'the body is no JSON object' }, data: null });
    const nth = made++;
    const requestId = `mmsu_01k${String(nth).padStart(6, '0')}${request.promisedBytes.toString(36)}`;
    const endpoint = request.path.split('/').at(-1) ?? '';
    tasks.set(requestId, { requestId, endpoint, fields, pace: behaviour.pace, asks: 0, pictures: await behaviour.pictures(nth) });
    const mine = creates.find((entry) => entry.heard === request);
    if (mine !== undefined) mine.requestId = requestId;
    const at = `${originOf(behaviour.urls)}/model/v1/queue/${endpoint}/requests/${requestId}`;
    return json(200, {
      request_id: requestId,
      response_url: `${at}/response`,
      status_url: `${at}/status`,
      cancel_url: `${at}/cancel`,
      queue_position: 0,
    });
  };

  const statusOf = (task: Task, ask: number): Record<string, unknown> => {
    const told = task.pace[Math.min(ask, task.pace.length - 1)] ?? 'IN_QUEUE';
    return { request_id: task.requestId, ...(typeof told === 'string' ? { status: told } : told) };
  };

  const cancel = (task: Task): Answer => {
    if (behaviour.cancel === 'already-completed') return json(400, { status: 'ALREADY_COMPLETED' });
    if (behaviour.cancel === 'not-found') return json(404, { status: 'NOT_FOUND' });
    if (behaviour.cancel === 'not-supported') return json(405, { detail: 'Method Not Allowed' });
    task.pace =
      behaviour.cancel === 'too-late' ? quickPace : [{ status: 'COMPLETED', error: 'Task was cancelled', error_type: 'CANCELED' }];
    task.asks = 0;
    return json(202, { status: 'CANCELLATION_REQUESTED' });
  };

  const resultOf = (task: Task): unknown => {
    const outputs = task.pictures.map((_, n) => ({
      type: 'image',
      url: `${originOf(behaviour.results)}/results/${task.requestId}/${n}?q-sign=a%2Fb%20c&n=${n}`,
      content_type: behaviour.contentType,
    }));
    return {
      request_id: task.requestId,
      ...(behaviour.shape === 'outputs' ? { outputs } : { output: outputs.map((output) => ({ content: [output] })) }),
      metadata: {},
    };
  };

  const download = (request: Heard): Answer => {
    const [, requestId = '', n = ''] = /^\/results\/([^/]+)\/(\d+)\?/.exec(request.path) ?? [];
    const picture = tasks.get(requestId)?.pictures[Number(n)];
    return picture === undefined
      ? json(404, { detail: 'no such picture' })
      : { status: 200, headers: { 'content-type': behaviour.contentType }, body: picture };
  };

  const deliver = async (socket: Socket, answer: Buffer, step: Step): Promise<void> => {
    const bytes = step.cutAnswerAfter === undefined ? answer : answer.subarray(0, step.cutAnswerAfter);
    if (step.dripMs === undefined) socket.write(bytes);
    else
      for (let i = 0; i < bytes.length && !socket.destroyed; i += 1) {
        socket.write(bytes.subarray(i, i + 1));
        await new Promise((resolve) => setTimeout(resolve, step.dripMs));
      }
    if (step.ending === 'reset') setImmediate(() => reset(socket));
    else if (step.ending !== 'silence') socket.end();
  };

  const make = (at: 'service' | 'elsewhere'): Server => {
    const listener = (socket: Socket): void => serve(at, socket);
    return options.tls === undefined ? net.createServer(listener) : tls.createServer(options.tls, listener);
  };
  const servers = { service: make('service'), elsewhere: make('elsewhere') };
  const ports = { service: await listenAgain(servers.service, null), elsewhere: await listenAgain(servers.elsewhere, null) };
  const originOf = (at: 'service' | 'elsewhere'): string => `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${ports[at]}`;

  return {
    origin: originOf('service'),
    baseUrl: `${originOf('service')}/model`,
    key,
    elsewhere: originOf('elsewhere'),
    get heard() {
      return heard.map(({ value, at, operation }) => ({ ...value, at, operation }));
    },
    creates,
    tasks,
    behaviour,
    next: (operation, ...more) => void steps[operation].push(...more),
    count: (operation) => heard.filter((entry) => entry.operation === operation).length,
    until: (condition) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!condition()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    stop: async () => {
      const closing = Object.values(servers)
        .filter((server) => server.listening)
        .map((server) => once(server.close(), 'close'));
      for (const socket of sockets) socket.destroy();
      await Promise.all(closing);
    },
    start: async () => {
      await listenAgain(servers.service, ports.service);
      await listenAgain(servers.elsewhere, ports.elsewhere);
    },
  };
}

type Answer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: unknown };

const questionPath = /^\/model\/v1\/queue\/([^/]+)\/requests\/([^/]+)\/(status|response|cancel)$/;
const unauthorized = json(401, {
  error: { code: 'UNAUTHORIZED', message: 'Authorization Bearer or Key token is required' },
  request_id: 'trace-1',
});

function json(status: number, body: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body };
}

function operationOf({ method, path }: Heard): Operation | null {
  const question = questionPath.exec(path)?.[3];
  if (method === 'POST' && /^\/model\/v1\/queue\/[^/]+$/.test(path)) return 'create';
  if (method === 'GET' && (question === 'status' || question === 'response')) return question;
  if (method === 'PUT' && question === 'cancel') return question;
  return method === 'GET' && path.startsWith('/results/') ? 'download' : null;
}

function parse(body: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** As a line that breaks does it; of a TLS line only the wrapped socket could. */
function reset(socket: Socket): void {
  if (socket instanceof tls.TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
}
