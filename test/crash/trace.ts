// Reads what strace wrote: which thread made which call on what.
export type Call = { readonly thread: string; readonly name: string; readonly on: string; readonly text: string };

export const sinks = [
  'record',
  'result',
  'input',
  'live marker',
  'index',
  'lock',
  'prepared',
  'set-up',
  'socket',
  'said',
  'folder',
  'inner',
] as const;
export type Sink = (typeof sinks)[number];

/** System calls that change what a later start finds, or what others hear. Where a machine lacks one, strace leaves it out. */
export const tracedCalls = [
  'write',
  'writev',
  'pwrite64',
  'fsync',
  'fdatasync',
  'rename',
  'renameat',
  'renameat2',
  'link',
  'linkat',
  'ftruncate',
  'unlink',
  'unlinkat',
];
export const traceAll = `trace=${[...tracedCalls, 'mkdir', 'mkdirat'].map((name) => `?${name}`).join(',')}`;

/** In the order in which they began. */
export function callsIn(trace: string): readonly Call[] {
  return trace.split('\n').flatMap((line) => {
    const [, thread = '', name = '', args = ''] = /^(\d+)\s+([a-z_0-9]+)\((.*)$/.exec(line) ?? [];
    return name === '' ? [] : [{ thread, name, on: targetOf(args), text: args }];
  });
}

/** The path or socket of the first file descriptor, else the last path named: of a rename the final name. */
function targetOf(args: string): string {
  const descriptor = /^\d+<(.*?)>(?:,|\)|$)/.exec(args)?.[1];
  if (descriptor !== undefined && !args.startsWith('AT_')) return descriptor;
  const paths = [...args.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
  return paths.at(-1) ?? '';
}

/** What a call is about. `peek` gives the first byte of a file that is still there: an unfinished record begins with a brace. */
export function sinkOf({ on, text }: Call, peek: (path: string) => string): Sink {
  if (on.startsWith('TCP')) return 'socket';
  if (/\/(said|noted)$/.test(on)) return 'said';
  if (/\/owners\//.test(on)) return 'lock';
  if (/index\.sqlite/.test(on)) return 'index';
  if (/\/live\/./.test(on)) return 'live marker';
  if (/\/prepared\/./.test(on)) return 'prepared';
  if (/\/(inputs|inbox)\/./.test(on)) return 'input';
  if (/\/\d{4}\/\d{2}\/[^/]*\.json$/.test(on)) return 'record';
  if (/\/\d{4}\/\d{2}\/[^/.]*\.[a-z]+$/.test(on)) return 'result';
  if (/\/\d{4}\/\d{2}\/.*\.part$/.test(on)) return /, "\{/.test(text) || peek(on) === '{' ? 'record' : 'result';
  if (/\/(installation|libraries|library)\.json|\/(home|library)\/\.kontext-/.test(on)) return 'set-up';
  return on.startsWith('/') ? 'folder' : 'inner';
}

/** The call at which `when=n` strikes: the first that is the n-th of its name in its thread. */
export function struckAt(calls: readonly Call[], name: string, nth: number): Call | null {
  const counts = new Map<string, number>();
  for (const call of calls) {
    if (call.name !== name) continue;
    const count = (counts.get(call.thread) ?? 0) + 1;
    counts.set(call.thread, count);
    if (count === nth) return call;
  }
  return null;
}

/** How many of each call the busiest thread makes. */
export function mostOf(calls: readonly Call[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const max = new Map<string, number>();
  for (const { thread, name } of calls) {
    const count = (counts.get(`${thread} ${name}`) ?? 0) + 1;
    counts.set(`${thread} ${name}`, count);
    max.set(name, Math.max(count, max.get(name) ?? 0));
  }
  return max;
}
