// SeaArt's queue on loopback as a schedule wants it: a raw TCP server that accepts, cuts, goes silent, answers half, lies, and counts.
import { listenAgain } from '../fakes/kept-port.ts';
import { once } from 'node:events';
import net from 'node:net';
import type { Socket } from 'node:net';
import { hear, render } from '../fakes/raw-http.ts';
import type { Heard } from '../fakes/raw-http.ts';
import { makeTasks } from './tasks.ts';
import type { Answer, Task } from './tasks.ts';
import type { Fault, Moment, Operation, Schedule } from './schedule.ts';

export type Where = 'service' | 'elsewhere';

/** One request whose head arrived, as it came and as it was answered. */
export type Asked = {
  readonly at: Where;
  readonly atMs: number;
  readonly operation: Operation | null;
  readonly heard: Heard;
  readonly fault: Fault;
  /** The code of the answer, and whether all of it was sent; null when there was none. */
  answer: { readonly status: number; readonly whole: boolean } | null;
  /** Of a create: the task it made, and the id that the answer named. */
  task: Task | null;
  saidId: string | null;
};

export type Script = Pick<Schedule, 'faults' | 'tasks' | 'urls' | 'results' | 'cutConnections' | 'downAtStartMs'>;

export type Service = {
  readonly baseUrl: string;
  readonly key: string;
  readonly asked: readonly Asked[];
  readonly tasks: readonly Task[];
  /** Connections that ended before a head was there, and times that nobody listened. */
  readonly headless: () => number;
  readonly downs: () => number;
  /** Resolves when every connection made until now was heard to its end; the program that made them has to be gone. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A connection to oneself that is taken in this time was not kept waiting. */
const quickMs = 3;
const maxTries = 50;

export const serviceKey = 'sa-canary-9d41c7e2f0';

/** `onMoment` hears the nth request of a kind, when its head is there and when it was answered. */
export async function startService(script: Script, onMoment: (moment: Moment) => void = () => undefined): Promise<Service> {
  const asked: Asked[] = [];
  /** What to do when a connection ends. Not left to its `close` alone: a reset of one that is being ended can fail, and then Node never says it. */
  const sockets = new Map<Socket, () => void>();
  const knocks = new Set<{ readonly client: Socket; readonly heard: () => void }>();
  const counts: Record<Operation, number> = { create: 0, status: 0, response: 0, cancel: 0, download: 0 };
  const faults = Object.fromEntries(Object.entries(script.faults).map(([name, list]) => [name, [...list]])) as Record<Operation, Fault[]>;
  const later = new Set<NodeJS.Timeout>();
  let connections = 0;
  let headless = 0;
  let downs = 0;
  let closed = false;

  const serve = (at: Where, socket: Socket): void => {
    const knock = [...knocks].find(({ client }) => client.localPort === socket.remotePort);
    if (knock !== undefined) {
      socket.on('error', () => undefined).destroy();
      return knock.heard();
    }
    let mine: Asked | null = null;
    let nth = 0;
    const over = (): void => {
      if (sockets.delete(socket) && mine === null) headless += 1;
    };
    sockets.set(socket, over);
    socket.on('error', () => undefined).on('close', over);
    connections += 1;
    if (script.cutConnections.includes(connections)) return cut(socket);
    hear(socket, {
      head: (heard) => {
        const operation = operationOf(heard);
        const fault = (operation === null ? undefined : faults[operation].shift()) ?? { kind: 'usual' };
        mine = { at, atMs: Date.now(), operation, heard, fault, answer: null, task: null, saidId: null };
        asked.push(mine);
        if (operation === null) return;
        nth = counts[operation] += 1;
        onMoment({ operation, nth, when: 'head' });
      },
      more: (heard) => {
        if (
          mine?.fault.kind === 'cut-request' &&
          heard.body.length >= Math.floor(heard.promisedBytes * mine.fault.part) &&
          !isWhole(heard)
        ) {
          socket.pause();
          cut(socket);
        }
      },
      whole: () => {
        if (mine === null) return;
        answer(mine, socket);
        if (mine.operation !== null) onMoment({ operation: mine.operation, nth, when: 'answered' });
      },
    });
  };

  const answer = (mine: Asked, socket: Socket): void => {
    const { fault } = mine;
    if (fault.kind === 'down') return goDown(fault.forMs);
    if (fault.kind === 'cut-request') return cut(socket);
    const usual = tasks.answer(mine, 'makes' in fault ? fault.makes : true);
    if (fault.kind === 'silence') return;
    const told = twisted(usual, mine, fault);
    const bytes = render({ ...told.answer, claimLength: told.claimLength });
    const sent = fault.kind === 'cut-answer' ? bytes.subarray(0, Math.floor(bytes.length * fault.part)) : bytes;
    mine.answer = { status: told.answer.status, whole: sent.length === bytes.length };
    socket.write(sent);
    if (fault.kind === 'cut-answer' && fault.ending === 'reset') setImmediate(() => cut(socket));
    else if (!told.staysOpen && !(fault.kind === 'cut-answer' && fault.ending === 'silence')) socket.end();
  };

  const twisted = (usual: Answer, mine: Asked, fault: Fault): { answer: Answer; claimLength?: number | null; staysOpen?: boolean } => {
    if (fault.kind === 'answer') {
      tasks.hearLie(mine, fault.body);
      mine.saidId = null;
      return {
        answer: { status: fault.status, headers: { 'content-type': 'application/json', ...fault.headers }, body: Buffer.from(fault.body) },
      };
    }
    if (fault.kind === 'redirect') {
      mine.saidId = null;
      const location = `${originOf(fault.to === 'itself' ? mine.at : 'elsewhere')}${mine.heard.path}`;
      return { answer: { status: fault.status, headers: { location }, body: Buffer.alloc(0) } };
    }
    if (fault.kind !== 'lie') return { answer: usual };
    const { body } = usual;
    switch (fault.lie) {
      case 'too-long':
        return { answer: usual, claimLength: body.length + 40 };
      case 'too-short':
        return { answer: usual, claimLength: Math.max(0, body.length - 20) };
      case 'no-length':
        return { answer: usual, claimLength: null };
      case 'keep-alive':
        return { answer: { ...usual, headers: { ...usual.headers, connection: 'keep-alive' } }, staysOpen: true };
      case 'more-after':
        return { answer: { ...usual, body: Buffer.concat([body, Buffer.from('HTTP/1.1 200 OK\r\n\r\n{}')]) }, claimLength: body.length };
      case 'wrong-type':
        return { answer: { ...usual, headers: { ...usual.headers, 'content-type': 'text/html' } } };
      case 'no-id':
        mine.saidId = null;
        return { answer: { ...usual, body: Buffer.from(body.toString('latin1').replace(/"request_id":"[^"]*",/, ''), 'latin1') } };
      case 'other-id': {
        const id = /"request_id":"([^"]*)"/.exec(body.toString('latin1'))?.[1] ?? '';
        const other = `mmsu_nobody${asked.length}`;
        if (mine.operation === 'create') mine.saidId = other;
        return { answer: { ...usual, body: Buffer.from(body.toString('latin1').replaceAll(id, other), 'latin1') } };
      }
    }
  };

  const servers = {
    service: net.createServer((socket) => serve('service', socket)),
    elsewhere: net.createServer((socket) => serve('elsewhere', socket)),
  };
  const ports = { service: await listenAgain(servers.service, null), elsewhere: await listenAgain(servers.elsewhere, null) };
  const originOf = (at: Where): string => `http://127.0.0.1:${ports[at]}`;
  const tasks = makeTasks({ script, key: serviceKey, originOf });

  /**
   * Calls back once when all connections that stand now were taken by `serve`. They are taken in the order in which they were made, so one more is made and
   * waited for: on a busy machine others can stand for a long time with nobody counting them.
   */
  const whenTaken = (act: () => void): void => {
    const client = net.connect(ports.service, '127.0.0.1');
    const knock = {
      client,
      heard: () => {
        if (!knocks.delete(knock)) return;
        client.destroy();
        act();
      },
    };
    knocks.add(knock);
    client.on('error', knock.heard).on('close', knock.heard);
  };

  /** The same, once it went quickly: what stands after the one that is waited for is in no count when nobody listens any more. */
  const whenQuicklyTaken = (act: () => void, tries = maxTries): void => {
    const began = performance.now();
    whenTaken(() => (performance.now() - began < quickMs || tries === 0 ? act() : whenQuicklyTaken(act, tries - 1)));
  };

  const cut = (socket: Socket): void => {
    socket.resetAndDestroy();
    sockets.get(socket)?.();
  };
  const cutAll = (): void => {
    for (const socket of [...sockets.keys()]) cut(socket);
  };

  const goDown = (forMs: number): void => {
    downs += 1;
    cutAll();
    if (!servers.service.listening) return;
    whenQuicklyTaken(() => {
      cutAll();
      if (!servers.service.listening) return;
      servers.service.close();
      const back = setTimeout(() => {
        later.delete(back);
        if (!closed) servers.service.listen(ports.service, '127.0.0.1');
      }, forMs);
      later.add(back);
    });
  };
  servers.service.on('error', () => undefined);
  // It may come back just as the schedule ends.
  servers.service.on('listening', () => closed && servers.service.close());
  if (script.downAtStartMs > 0) goDown(script.downAtStartMs);

  return {
    baseUrl: `${originOf('service')}/model`,
    key: serviceKey,
    asked,
    tasks: tasks.all,
    headless: () => headless,
    downs: () => downs,
    settled: async () => {
      await new Promise<void>((resolve) => whenTaken(resolve));
      await Promise.all([...sockets.keys()].map((socket) => new Promise((resolve) => socket.once('close', resolve))));
    },
    close: async () => {
      closed = true;
      for (const timer of later) clearTimeout(timer);
      const closing = Object.values(servers)
        .filter((server) => server.listening)
        .map((server) => once(server.close(), 'close'));
      for (const socket of sockets.keys()) socket.destroy();
      await Promise.all(closing);
    },
  };
}

const isWhole = (heard: Heard): boolean => heard.body.length >= heard.promisedBytes;

function operationOf({ method, path }: Heard): Operation | null {
  const question = /^\/model\/v1\/queue\/[^/]+\/requests\/[^/]+\/(status|response|cancel)$/.exec(path)?.[1];
  if (method === 'POST' && /^\/model\/v1\/queue\/[^/]+$/.test(path)) return 'create';
  if (method === 'GET' && (question === 'status' || question === 'response')) return question;
  if (method === 'PUT' && question === 'cancel') return question;
  return method === 'GET' && path.startsWith('/results/') ? 'download' : null;
}
