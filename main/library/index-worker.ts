// Entry of the worker thread that owns the index. One question at a time, except that a scan lets others in between its batches.
import { parentPort } from 'node:worker_threads';
import type { Answer, CallName, IndexCalls, Question } from './index-calls.ts';
import { isDamage } from './index-file.ts';
import { scanFolder } from './index-scan.ts';
import { makeSearch } from './index-search.ts';
import { openStore, renewStore } from './index-store.ts';
import type { IndexStore } from './index-store.ts';

const port = parentPort;
if (port === null) throw new Error('the index runs in a worker thread');
const send = (answer: Answer): void => port.postMessage(answer);

let opened: { store: IndexStore; search: ReturnType<typeof makeSearch> } | null = null;
let stopped = false;
let scans: Promise<unknown> = Promise.resolve();

function open(): NonNullable<typeof opened> {
  if (opened === null) throw new Error('the index is not open');
  return opened;
}

function use(store: IndexStore): IndexStore {
  opened = { store, search: makeSearch(store) };
  return store;
}

const calls: IndexCalls = {
  open: (file) => (opened?.store ?? use(openStore(file))).opened(),
  check: () => open().store.check(),
  put: (rows) => open().store.put(rows),
  remove: (ids) => open().store.remove(ids),
  find: (query) => open().search.find(query),
  count: (query) => open().search.count(query),
  rows: (query, offset, count) => open().search.rows(query, offset, count),
  position: (query, id) => open().search.position(query, id),
  get: (id) => open().store.get(id),
  summaries: (ids) => open().store.summaries(ids),
  children: (id) => open().store.children(id),
  trashed: () => open().store.trashed(),
  names: () => open().store.names(),
  inputsNamed: (sha256s) => open().search.inputsNamed(sha256s),
  live: () => open().store.live(),
  damaged: () => open().store.damaged(),
  newest: () => open().store.newest(),
  typicalSeconds: () => open().store.typicalSeconds(),
  scan(options) {
    const scan = scans.then(() => {
      const { store } = open();
      return scanFolder(store, options, {
        progress: (read) => send({ kind: 'progress', read, counts: store.counts() }),
        // An index that was renewed meanwhile is another one.
        stopped: () => stopped || opened?.store !== store,
      });
    });
    scans = scan.catch(() => undefined);
    return scan;
  },
  close() {
    stopped = true;
    opened?.store.close();
    opened = null;
    return null;
  },
};

port.on('message', (question: Question) => void answer(question));

async function answer({ key, name, args }: Question, again = false): Promise<void> {
  try {
    // The name and its arguments are paired by the typed client.
    const call = calls[name] as (...args: readonly unknown[]) => unknown;
    send({ kind: 'answer', key, value: await call(...args) });
  } catch (error) {
    if (isDamage(error) && !again && renew()) return answer({ key, name, args }, true);
    send({ kind: 'error', key, message: `${name satisfies CallName}: ${error instanceof Error ? error.message : String(error)}` });
  }
}

function renew(): boolean {
  if (opened === null) return false;
  const renewed = renewStore(opened.store);
  use(renewed.store);
  send({ kind: 'renewed', movedAside: renewed.movedAside });
  return true;
}
