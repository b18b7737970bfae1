// SeaArt as typed answers: a test says what is answered, and reads afterwards what was asked.
import type { NamedRequest } from '../../app/seaart/named-request.ts';
import type { CancelOutcome, CreateOutcome, ResponseOutcome, SeaartClient, StatusOutcome } from '../../app/seaart/client.ts';
import { cannotAsk, offline, rateLimited, unknownOutcome } from '../../app/seaart/failures.ts';
import { namedOf, output } from './records.ts';

type Answer<T> = T | Promise<T>;

export type FakeService = SeaartClient & {
  /** Every question in order: `create <prompt>`, `status <request id>` and so on. */
  readonly asked: string[];
  /** How many creates went out. */
  readonly creates: () => number;
  /** What is answered; `nth` counts from 1, for each kind of question. */
  onCreate: (nth: number) => Answer<CreateOutcome>;
  onStatus: (nth: number, named: NamedRequest) => Answer<StatusOutcome>;
  onResponse: (nth: number, named: NamedRequest) => Answer<ResponseOutcome>;
  onCancel: (nth: number, named: NamedRequest) => Answer<CancelOutcome>;
};

export const say = {
  named: (requestId: string): CreateOutcome => ({
    kept: { status: 200, body: { request_id: requestId } },
    kind: 'named',
    named: namedOf(requestId),
  }),
  neverSent: { kept: null, kind: 'not-made', failure: offline('ECONNREFUSED'), waitMs: null } as CreateOutcome,
  slowDown: (waitMs: number | null): CreateOutcome => ({
    kept: { status: 429, body: null },
    kind: 'not-made',
    failure: rateLimited('slow down'),
    waitMs,
  }),
  lostAnswer: { kept: null, kind: 'unknown', failure: unknownOutcome('ECONNRESET'), salvaged: null } as CreateOutcome,
  queued: { kept: null, kind: 'queued' } as StatusOutcome,
  running: { kept: null, kind: 'running' } as StatusOutcome,
  completed: { kept: null, kind: 'completed' } as StatusOutcome,
  notFound: { kept: { status: 404, body: null }, kind: 'not-found' } as StatusOutcome & ResponseOutcome & CancelOutcome,
  trouble: (waitMs: number | null = null) =>
    ({ kept: null, kind: 'trouble', failure: cannotAsk('HTTP 502'), waitMs }) as StatusOutcome & ResponseOutcome & CancelOutcome,
  outputs: { kept: { status: 200, body: 'outputs' }, kind: 'outputs', outputs: [output] } as ResponseOutcome,
  requested: { kept: { status: 202, body: { status: 'CANCELLATION_REQUESTED' } }, kind: 'requested' } as CancelOutcome,
} as const;

/** Unless told otherwise: names each create mmsu_1, mmsu_2, …, is queued once, runs once, completes, and hands out one picture. */
export function makeFakeService(): FakeService {
  const asked: string[] = [];
  const counts = new Map<string, number>();
  const nth = (kind: string): number => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count;
  };
  const seen = new Map<string, number>();
  const service: FakeService = {
    asked,
    creates: () => counts.get('create') ?? 0,
    onCreate: (number) => say.named(`mmsu_${number}`),
    onStatus: (_number, { requestId }) => {
      const times = (seen.get(requestId) ?? 0) + 1;
      seen.set(requestId, times);
      return times === 1 ? say.queued : times === 2 ? say.running : say.completed;
    },
    onResponse: () => say.outputs,
    onCancel: () => say.requested,
    create: async (_model, request) => {
      asked.push(`create ${request.prompt}`);
      return service.onCreate(nth('create'));
    },
    status: async (named) => {
      asked.push(`status ${named.requestId}`);
      return service.onStatus(nth('status'), named);
    },
    response: async (named) => {
      asked.push(`response ${named.requestId}`);
      return service.onResponse(nth('response'), named);
    },
    cancel: async (named) => {
      asked.push(`cancel ${named.requestId}`);
      return service.onCancel(nth('cancel'), named);
    },
  };
  return service;
}
