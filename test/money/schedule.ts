// What happens in one schedule, all of it from its seed: the service's faults, the kills, the person's presses. Plain values.
import { makeChance } from './chance.ts';
import type { Chance } from './chance.ts';

export const operations = ['create', 'status', 'response', 'cancel', 'download'] as const;
export type Operation = (typeof operations)[number];

/** What befalls one request. `makes`: whether a create makes a task all the same. Parts go from 0 to 1 of all bytes, head and body. */
export type Fault =
  | { readonly kind: 'usual' }
  /** Not read further than so; what did not come whole makes nothing. */
  | { readonly kind: 'cut-request'; readonly part: number }
  | { readonly kind: 'cut-answer'; readonly part: number; readonly ending: 'fin' | 'reset' | 'silence'; readonly makes: boolean }
  | { readonly kind: 'silence'; readonly makes: boolean }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      readonly makes: boolean;
    }
  | { readonly kind: 'redirect'; readonly status: number; readonly to: 'itself' | 'elsewhere'; readonly makes: boolean }
  /** The usual answer, with one lie in it. */
  | {
      readonly kind: 'lie';
      readonly lie: 'too-long' | 'too-short' | 'no-length' | 'keep-alive' | 'other-id' | 'no-id' | 'more-after' | 'wrong-type';
    }
  /** Reset, and nobody listens for a while. */
  | { readonly kind: 'down'; readonly forMs: number };

/** How a task goes: the status words of its questions in order (the last stays), and what it ends with. */
export type TaskPlan = {
  readonly words: readonly string[];
  readonly end: 'picture' | 'two-pictures' | 'error' | 'blocked';
  readonly whenCancelled: 'cancels' | 'too-late' | 'already' | 'not-found' | 'not-supported';
};

/** A moment at the server: the nth request of a kind, when its head came or when it was answered. */
export type Moment = { readonly operation: Operation; readonly nth: number; readonly when: 'head' | 'answered' };

export type Schedule = {
  readonly seed: number;
  readonly host: 'studio' | 'command';
  readonly pictures: number;
  readonly runs: readonly { readonly afterMs: number; readonly twice: boolean; readonly count: number }[];
  readonly downAtStartMs: number;
  /** Connections, counted from 1, that are cut before a byte is read. */
  readonly cutConnections: readonly number[];
  readonly faults: Readonly<Record<Operation, readonly Fault[]>>;
  readonly tasks: readonly TaskPlan[];
  readonly urls: 'service' | 'elsewhere';
  readonly results: 'service' | 'elsewhere';
  readonly kills: readonly Moment[];
  /** When the person presses Cancel on the newest edit that lives. */
  readonly cancels: readonly Moment[];
  /** What the person does with the nth unknown outcome, and with the nth edit that ended badly. */
  readonly unknowns: readonly ('forget' | 'send-again' | 'send-again-twice' | 'name' | 'leave')[];
  readonly failures: readonly ('retry' | 'retry-twice' | 'leave')[];
  /** How many pictures a month may have been charged; null: any. */
  readonly limit: number | null;
};

export function makeSchedule(seed: number, host: 'studio' | 'command'): Schedule {
  const chance = makeChance(seed);
  const many = <T>(from: number, to: number, make: () => T): readonly T[] => Array.from({ length: chance.whole(from, to) }, make);
  const moment = (kinds: readonly Operation[]): Moment => ({
    operation: chance.pick(kinds),
    nth: chance.whole(1, 3),
    when: chance.pick(['head', 'answered'] as const),
  });
  return {
    seed,
    host,
    pictures: chance.percent(40) ? chance.whole(1, 2) : 0,
    runs:
      host === 'command'
        ? [{ afterMs: 0, twice: false, count: chance.whole(1, 2) }]
        : many(1, 3, () => ({ afterMs: chance.whole(0, 150), twice: chance.percent(40), count: chance.percent(20) ? 2 : 1 })),
    downAtStartMs: host === 'studio' && chance.percent(10) ? chance.whole(50, 300) : 0,
    cutConnections: chance.percent(20) ? many(1, 2, () => chance.whole(1, 6)) : [],
    faults: {
      create: many(1, 4, () => (chance.percent(30) ? usual : createFault(chance))),
      status: many(0, 6, () => (chance.percent(25) ? usual : readFault(chance))),
      response: many(0, 4, () => (chance.percent(25) ? usual : readFault(chance))),
      cancel: many(0, 2, () => readFault(chance)),
      download: many(0, 3, () => downloadFault(chance)),
    },
    tasks: many(8, 8, () => taskPlan(chance)),
    urls: chance.percent(20) ? 'elsewhere' : 'service',
    results: chance.percent(40) ? 'elsewhere' : 'service',
    kills: chance.percent(65) ? many(1, 3, () => moment(operations)) : [],
    cancels: chance.percent(45) ? many(1, 3, () => moment(['create', 'create', 'status', 'status', 'response', 'download'])) : [],
    unknowns: many(6, 6, () => chance.pick(['forget', 'send-again', 'send-again-twice', 'name', 'name', 'leave'] as const)),
    failures: many(6, 6, () => chance.pick(['retry', 'retry-twice', 'leave'] as const)),
    limit: host === 'studio' && chance.percent(30) ? chance.whole(1, 3) : null,
  };
}

const usual: Fault = { kind: 'usual' };
const html = '<!doctype html><html><body><h1>Sign in to the network</h1></body></html>';

function taskPlan(chance: Chance): TaskPlan {
  const words = Array.from({ length: chance.whole(0, 6) }, () =>
    chance.pick(['IN_QUEUE', 'IN_QUEUE', 'IN_PROGRESS', 'IN_PROGRESS', 'queued', 'PAUSED_BY_MOON', '']),
  );
  return {
    words,
    end: chance.pick(['picture', 'picture', 'picture', 'picture', 'two-pictures', 'error', 'blocked'] as const),
    whenCancelled: chance.pick(['cancels', 'cancels', 'too-late', 'already', 'not-found', 'not-supported'] as const),
  };
}

function answer(status: number, body: string, headers: Readonly<Record<string, string>>, makes: boolean): Fault {
  return { kind: 'answer', status, headers, body, makes };
}

const pauses = ['1', '0', '-5', '1000000000', '2.5', 'Fri, 31 Dec 1999 23:59:59 GMT', 'soon'];

function tooMany(chance: Chance): Fault {
  const dated: Record<string, string> = chance.percent(20)
    ? { date: 'Wed, 18 Nov 2026 10:00:00 GMT', 'retry-after': 'Wed, 18 Nov 2026 10:00:07 GMT' }
    : { 'retry-after': chance.pick(pauses) };
  return answer(429, '{"error":{"code":"RATE_LIMIT_EXCEEDED","message":"too many requests"}}', chance.percent(25) ? {} : dated, false);
}

/** Only 429 and the 4xx that say no are proven refusals; everything else may have been taken. */
function createFault(chance: Chance): Fault {
  const makes = chance.percent(60);
  const ending = chance.pick(['fin', 'reset', 'silence'] as const);
  return chance.pick<() => Fault>([
    () => ({ kind: 'cut-request', part: chance.pick([0, 0.02, chance.next() * 0.3, chance.next(), 1]) }),
    () => ({ kind: 'cut-request', part: chance.next() }),
    () => ({ kind: 'cut-answer', part: chance.pick([0, chance.next() * 0.3, chance.next(), 0.99]), ending, makes }),
    () => ({ kind: 'cut-answer', part: chance.next(), ending, makes: true }),
    () => ({ kind: 'silence', makes }),
    () => tooMany(chance),
    () => tooMany(chance),
    () => answer(chance.pick([408, 425, 500, 502, 503, 504, 520]), chance.pick([html, '', '{"detail":"upstream error"}']), {}, makes),
    () => answer(chance.pick([400, 401, 402, 403, 404, 413, 422]), '{"error":{"code":"REFUSED","message":"no"}}', {}, false),
    () =>
      answer(
        chance.pick([200, 201, 202]),
        chance.pick([
          html,
          '',
          '{"request_id":',
          '{}',
          '[]',
          'null',
          '{"request_id":""}',
          '{"request_id":42}',
          '{"error":"busy","request_id":"trace-9"}',
        ]),
        {},
        makes,
      ),
    () => answer(chance.pick([204, 304, 101]), '', {}, makes),
    () => ({ kind: 'redirect', status: chance.pick([301, 302, 303, 307, 308]), to: chance.pick(['itself', 'elsewhere'] as const), makes }),
    () => ({
      kind: 'lie',
      lie: chance.pick(['too-long', 'too-short', 'no-length', 'keep-alive', 'other-id', 'no-id', 'more-after', 'wrong-type'] as const),
    }),
    () => ({ kind: 'down', forMs: chance.whole(30, 300) }),
  ])();
}

function readFault(chance: Chance): Fault {
  const makes = false;
  return chance.pick<() => Fault>([
    () => ({ kind: 'cut-request', part: chance.next() }),
    () => ({ kind: 'cut-answer', part: chance.next(), ending: chance.pick(['fin', 'reset', 'silence'] as const), makes }),
    () => ({ kind: 'silence', makes }),
    () => tooMany(chance),
    () => answer(chance.pick([404, 408, 425, 500, 502, 503, 504]), chance.pick([html, '', '{"detail":"try later"}']), {}, makes),
    () => answer(chance.pick([400, 401, 403, 409]), '{"error":{"code":"X","message":"not now"}}', {}, makes),
    () =>
      answer(
        200,
        chance.pick([html, '', '{"status":', '{}', '[]', '7', '{"status":"COMPLETED"}', '{"status":null}', '{"outputs":[]}']),
        {},
        makes,
      ),
    () => ({ kind: 'redirect', status: chance.pick([301, 302, 303, 307, 308]), to: chance.pick(['itself', 'elsewhere'] as const), makes }),
    () => ({
      kind: 'lie',
      lie: chance.pick(['too-long', 'too-short', 'no-length', 'keep-alive', 'other-id', 'more-after', 'wrong-type'] as const),
    }),
    () => ({ kind: 'down', forMs: chance.whole(30, 200) }),
  ])();
}

function downloadFault(chance: Chance): Fault {
  const makes = false;
  return chance.pick<() => Fault>([
    () => ({ kind: 'cut-answer', part: chance.next(), ending: chance.pick(['fin', 'reset', 'silence'] as const), makes }),
    () => ({ kind: 'silence', makes }),
    () => answer(chance.pick([403, 404, 410]), '<Error><Code>AccessDenied</Code></Error>', { 'content-type': 'application/xml' }, makes),
    () => answer(chance.pick([429, 500, 503]), '', {}, makes),
    () => answer(200, html, { 'content-type': 'image/png' }, makes),
    () => answer(200, '', { 'content-type': 'image/png' }, makes),
    () => ({ kind: 'redirect', status: chance.pick([301, 302, 307, 308]), to: chance.pick(['itself', 'elsewhere'] as const), makes }),
    () => ({ kind: 'lie', lie: chance.pick(['too-long', 'too-short', 'no-length', 'keep-alive', 'wrong-type'] as const) }),
    () => ({ kind: 'down', forMs: chance.whole(30, 200) }),
  ])();
}
