// Create, status, response and cancel of SeaArt's queue, as typed outcomes. Downloads are not here: they carry no key.
import type { Failure } from '../failure.ts';
import type { NamedRequest, Output } from './named-request.ts';
import type { Model, Sendable } from '../models/model.ts';
import type { Http, HttpAnswer, HttpAsk } from './http.ts';
import { makeFailure } from '../make-failure.ts';
import { hasKey, withoutKey } from '../without-key.ts';
import { createUrl, questionUrl, readBaseUrl } from './addresses.ts';
import { cannotAsk, failureOfRefusal, failureOfTask, keyRefusedWhileOut, offline, rateLimited, unknownOutcome } from './failures.ts';
import { retryAfterMs } from './retry.ts';
import { forKeeping, readCancel, readCreated, readError, readResponse, readStatus } from './wire.ts';
import type { Json } from './wire.ts';
import { say } from '../messages/say.ts';
import { withTexts } from '../messages/message.ts';

/** The service's answer as it may be kept; absent when none came. */
export type Kept = { readonly status: number; readonly body: Json } | null;

export type CreateOutcome = { readonly kept: Kept } & (
  | { readonly kind: 'named'; readonly named: NamedRequest }
  /** It is certain that nothing was made; it may be sent when the cause is gone. */
  | { readonly kind: 'not-made'; readonly failure: Failure; readonly waitMs: number | null }
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** It may have been accepted. `salvaged` is a request id read from an answer that cannot be trusted. */
  | { readonly kind: 'unknown'; readonly failure: Failure; readonly salvaged: NamedRequest | null }
);

type Trouble =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'key-refused'; readonly failure: Failure }
  | { readonly kind: 'trouble'; readonly failure: Failure; readonly waitMs: number | null };

export type StatusOutcome = { readonly kept: Kept } & (
  | Trouble
  | { readonly kind: 'queued' | 'running' | 'completed' | 'strange' }
  | { readonly kind: 'ended'; readonly failure: Failure }
);

export type ResponseOutcome = { readonly kept: Kept } & (
  | Trouble
  | { readonly kind: 'not-yet' | 'strange' }
  | { readonly kind: 'outputs'; readonly outputs: readonly Output[] }
  | { readonly kind: 'ended'; readonly failure: Failure }
);

export type CancelOutcome = { readonly kept: Kept } & (Trouble | { readonly kind: 'requested' | 'already-completed' | 'not-possible' });

export type SeaartClient = {
  /** One POST, never repeated. `prepared` are the inputs in order. */
  readonly create: (model: Model, request: Omit<Sendable, 'prepared'>, prepared: Sendable['prepared']) => Promise<CreateOutcome>;
  /** How far a request is. It may be asked again at any time. */
  readonly status: (named: NamedRequest) => Promise<StatusOutcome>;
  /** The outputs of a request, or that there are none yet. It may be asked again at any time. */
  readonly response: (named: NamedRequest) => Promise<ResponseOutcome>;
  /** Asks to cancel. `requested` promises nothing: the request may be finished and charged all the same. */
  readonly cancel: (named: NamedRequest) => Promise<CancelOutcome>;
};

const createIdleMs = 60_000;
const createTotalMs = 15 * 60_000;
const readIdleMs = 30_000;
const readTotalMs = 60_000;
const maxJsonBytes = 4 * 1024 * 1024;

/** The key is asked for at each request, so that a new key serves from the next one on. */
export function makeSeaartClient(options: { http: Http; baseUrl: string; key: () => Promise<string | null> }): SeaartClient {
  const { http, baseUrl } = options;
  if (readBaseUrl(baseUrl) === null) throw new Error('the service address must be https, or http on this computer itself');

  const read = async (method: 'GET' | 'PUT', url: string): Promise<{ answer: HttpAnswer; kept: Kept; key: string } | null> => {
    const key = await options.key();
    if (key === null) return null;
    const answer = await send(key, {
      method,
      url,
      headers: { authorization: `Bearer ${key}`, accept: 'application/json' },
      body: [],
      idleMs: readIdleMs,
      totalMs: readTotalMs,
      maxBytes: maxJsonBytes,
    });
    return { answer, kept: keep(answer, key), key };
  };

  /** A refusal may quote the key: it goes before the text is read and shortened. A 2xx body stays as it is, since its id must be exact. */
  const send = async (key: string, ask: HttpAsk): Promise<HttpAnswer> => {
    const answer = await http.send(ask);
    return answer.kind === 'answer' && answer.status >= 300 ? { ...answer, body: withoutKey(answer.body, key) } : answer;
  };

  return {
    create: async (model, request, prepared) => {
      const key = await options.key();
      if (key === null) return { kept: null, kind: 'refused', failure: makeFailure('no-key', say('key.none')) };
      const answer = await send(key, {
        method: 'POST',
        url: createUrl(baseUrl, model.endpoint),
        headers: { authorization: `Bearer ${key}`, accept: 'application/json', 'content-type': 'application/json' },
        body: model.body(model, { ...request, prepared }),
        idleMs: createIdleMs,
        totalMs: createTotalMs,
        maxBytes: maxJsonBytes,
      });
      return redacted({ kept: keep(answer, key), ...redactedName(judgeCreate(answer, model.endpoint), key) }, key);
    },
    status: async (named) => {
      const read_ = await read('GET', questionUrl(baseUrl, named, 'status'));
      if (read_ === null) return noKey;
      const { answer, kept, key } = read_;
      const trouble = troubleOf(answer);
      if (trouble !== null || answer.kind !== 'answer') return redacted({ kept, ...(trouble ?? { kind: 'strange' }) }, key);
      const status = readStatus(answer.body, named.requestId);
      return status.kind === 'ended'
        ? redacted({ kept, kind: 'ended', failure: taskFailure(answer.body, status.error.code, key) }, key)
        : { kept, kind: status.kind };
    },
    response: async (named) => {
      const read_ = await read('GET', questionUrl(baseUrl, named, 'response'));
      if (read_ === null) return noKey;
      const { answer, kept, key } = read_;
      const trouble = troubleOf(answer);
      if (trouble !== null || answer.kind !== 'answer') return redacted({ kept, ...(trouble ?? { kind: 'strange' }) }, key);
      const response = readResponse(answer.body, named.requestId);
      if (response.kind === 'ended')
        return redacted({ kept, kind: 'ended', failure: taskFailure(answer.body, response.error.code, key) }, key);
      // An address that quotes the key would carry it to another host and into the record.
      if (response.kind === 'outputs')
        return { kept, kind: 'outputs', outputs: response.outputs.map((output) => ({ ...output, url: withoutKey(output.url, key) })) };
      const status = readStatus(answer.body, named.requestId);
      return { kept, kind: status.kind === 'queued' || status.kind === 'running' ? 'not-yet' : 'strange' };
    },
    cancel: async (named) => {
      const read_ = await read('PUT', questionUrl(baseUrl, named, 'cancel'));
      if (read_ === null) return noKey;
      const { answer, kept, key } = read_;
      if (answer.kind === 'answer' && answer.complete && (answer.status < 300 || [400, 405, 409, 501].includes(answer.status))) {
        const word = readCancel(answer.status, answer.body);
        return { kept, kind: word === 'not-found' ? 'not-possible' : word };
      }
      return redacted({ kept, ...(troubleOf(answer) ?? { kind: 'not-possible' }) }, key);
    },
  };
}

/** What every question has in common: null when the answer is for the caller to read. */
function troubleOf(answer: HttpAnswer): Trouble | null {
  if (answer.kind !== 'answer') return { kind: 'trouble', failure: cannotAsk(answer.code), waitMs: null };
  const { status } = answer;
  if (status === 401 || status === 403) return { kind: 'key-refused', failure: keyRefusedWhileOut(readError(answer.body, status).message) };
  if (status === 404) return { kind: 'not-found' };
  if (status >= 300 || !answer.complete)
    return {
      kind: 'trouble',
      failure: cannotAsk(`HTTP ${status} · ${readError(answer.body, status).message}`),
      waitMs: retryAfterMs(answer.headers),
    };
  return null;
}

/** Asked without a key: the request is out all the same, and may be charged. */
const noKey = {
  kept: null,
  kind: 'key-refused',
  failure: makeFailure('no-key', say('key.missing'), {
    charged: 'maybe',
  }),
} as const;

/** The key goes before the text is shortened: half a key is not found any more. */
function taskFailure(body: string, code: string, key: string): Failure {
  return failureOfTask({ message: readError(withoutKey(body, key), 200).message, code });
}

/** A created request's name without the key: its addresses can be rebuilt; an id cannot, and one that is the key is never written down. */
function redactedName(judged: Judged, key: string): Judged {
  if (judged.kind === 'named')
    return hasKey(judged.named.requestId, key)
      ? { kind: 'unknown', failure: unknownOutcome('the request id quotes the key'), salvaged: null }
      : { kind: 'named', named: redactedRequest(judged.named, key) };
  if (judged.kind !== 'unknown' || judged.salvaged === null) return judged;
  return { ...judged, salvaged: hasKey(judged.salvaged.requestId, key) ? null : redactedRequest(judged.salvaged, key) };
}

function redactedRequest(named: NamedRequest, key: string): NamedRequest {
  const kept = (url: string | null): string | null => (url === null || hasKey(url, key) ? null : url);
  return { ...named, responseUrl: kept(named.responseUrl), statusUrl: kept(named.statusUrl), cancelUrl: kept(named.cancelUrl) };
}

/** The outcome with a failure that cannot quote the key, however its answer spelled it. */
function redacted<T extends object>(outcome: T, key: string): T {
  if (!('failure' in outcome)) return outcome;
  const failure = outcome.failure as Failure;
  const detail = failure.detail === undefined ? {} : { detail: withoutKey(failure.detail, key) };
  const said = failure.said === undefined ? {} : { said: withTexts(failure.said, (text) => withoutKey(text, key)) };
  return { ...outcome, failure: { ...failure, message: withoutKey(failure.message, key), ...said, ...detail } };
}

function keep(answer: HttpAnswer, key: string): Kept {
  return answer.kind === 'answer' ? { status: answer.status, body: forKeeping(answer.body, key) } : null;
}

type Judged = CreateOutcome extends infer Outcome ? (Outcome extends unknown ? Omit<Outcome, 'kept'> : never) : never;

/** What an answer to a create means. Only what proves that nothing was made may lead to another try. */
export function judgeCreate(answer: HttpAnswer, endpoint: string): Judged {
  if (answer.kind === 'never-sent') return { kind: 'not-made', failure: offline(answer.code), waitMs: null };
  if (answer.kind === 'lost') return { kind: 'unknown', failure: unknownOutcome(answer.code), salvaged: null };
  const { status, body } = answer;
  if (status >= 200 && status < 300) {
    const named = readCreated(body, endpoint);
    if (named !== null && answer.complete) return { kind: 'named', named };
    return {
      kind: 'unknown',
      failure: unknownOutcome(`HTTP ${status} · ${answer.complete ? 'no request id' : 'the answer was cut'}`),
      salvaged: named,
    };
  }
  const error = readError(body, status);
  if (status === 429) return { kind: 'not-made', failure: rateLimited(error.message), waitMs: retryAfterMs(answer.headers) };
  if (refusals.has(status)) return { kind: 'refused', failure: failureOfRefusal(status, error) };
  return { kind: 'unknown', failure: unknownOutcome(`HTTP ${status} · ${error.message}`), salvaged: null };
}

/** Codes by which a service says that it did not take the request. 408, 425, 3xx and 5xx say no such thing. */
const refusals: ReadonlySet<number> = new Set([400, 401, 402, 403, 404, 405, 406, 410, 411, 413, 414, 415, 422, 431, 451]);
