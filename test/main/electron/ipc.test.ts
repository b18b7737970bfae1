import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import type { CallHandlers, CallName } from '../../../app/contract/contract.ts';
import { callNames, pushEvent, serveCalls } from '../../../main/electron/ipc.ts';
import { seed } from '../../size.ts';

/** Arguments of random make on every channel; `npm test` takes fewer, others each day. */
const times = Number(process.env['KONTEXT_FUZZ_RUNS'] ?? 10_000);

type Frame = { url: string };
type Contents = { mainFrame: Frame };
type Served = (event: unknown, ...sent: unknown[]) => Promise<unknown>;

function windowAt(url: string): Contents {
  return { mainFrame: { url } };
}

/** Every call is served; each is answered with what its handler got, unless a handler is given. */
function serving(given: Partial<Record<CallName, (argument: unknown) => Promise<unknown>>> = {}) {
  const channels = new Map<string, Served>();
  const mistakes: [CallName, unknown][] = [];
  const ours = windowAt('studio://app/index.html');
  const handlers = Object.fromEntries(callNames.map((name) => [name, given[name] ?? (async (argument: unknown) => ({ name, argument }))]));
  serveCalls({
    ipcMain: { handle: (channel, listener) => void channels.set(channel, listener as unknown as Served) },
    isOurs: (contents) => contents === (ours as unknown as WebContents),
    handlers: Promise.resolve(handlers as unknown as CallHandlers),
    onMistake: (call, error) => mistakes.push([call, error]),
  });
  const ask = async (event: unknown, name: CallName, ...sent: unknown[]): Promise<unknown> => {
    const channel = channels.get(`call:${name}`);
    if (channel === undefined) throw new Error(`${name} is not served`);
    return channel(event, ...sent).catch((error: Error) => `refused: ${error.message}`);
  };
  return { channels, mistakes, ours, ask };
}

const from = (sender: Contents, senderFrame: Frame | null = sender.mainFrame): IpcMainInvokeEvent =>
  ({ sender, senderFrame }) as unknown as IpcMainInvokeEvent;

test('every call of the contract is served, and no other channel', () => {
  expect([...serving().channels.keys()]).toEqual(callNames.map((name) => `call:${name}`));
});

describe('a caller', () => {
  test('is our page in a window of ours', async () => {
    const { ask, ours } = serving();
    expect(await ask(from(ours), 'studio.snapshot', undefined)).toEqual({ name: 'studio.snapshot', argument: undefined });
  });

  test('is refused in any other shape', async () => {
    const { ask, ours } = serving();
    const foreignUrls = [
      'about:blank',
      'https://app/index.html',
      'studio://app.evil/index.html',
      'studio://evil/index.html',
      'studio://app:1/index.html',
      'studio://x@app/index.html',
      'file:///index.html',
      'data:text/html,x',
      '',
    ];
    const refused = [from(ours, null), from(ours, { url: 'studio://app/index.html' }), from(windowAt('studio://app/index.html'))];
    const navigated = foreignUrls.map((url) => {
      ours.mainFrame.url = url;
      return ask(from(ours), 'studio.snapshot', undefined);
    });
    expect(await Promise.all(navigated)).toEqual(foreignUrls.map(() => 'refused: studio.snapshot: refused'));
    ours.mainFrame.url = 'studio://app/index.html';
    expect(await Promise.all(refused.map((event) => ask(event, 'studio.snapshot')))).toEqual(
      refused.map(() => 'refused: studio.snapshot: refused'),
    );
  });
});

describe('an argument', () => {
  test('that does not fit never reaches the handler', async () => {
    let reached = 0;
    const count = async (): Promise<null> => ((reached += 1), null);
    const { ask, ours } = serving({
      'edit.show': count,
      'picture.takePaths': count,
      'link.open': count,
      'studio.snapshot': count,
      'settings.change': count,
    });
    const bad: [CallName, ...unknown[]][] = [
      ['edit.show'],
      ['edit.show', null],
      ['edit.show', '01HZX3V7W8N9P0QRSTVWXYZ012'],
      ['edit.show', { id: '../../etc/passwd' }],
      ['edit.show', { id: ['01HZX3V7W8N9P0QRSTVWXYZ012'] }],
      ['edit.show', { id: '01HZX3V7W8N9P0QRSTVWXYZ012' }, 'more'],
      ['picture.takePaths', { paths: [] }],
      ['picture.takePaths', { paths: Array(501).fill('/a') }],
      ['picture.takePaths', { paths: ['a'.repeat(4097)] }],
      ['link.open', { link: 'https://example.com' }],
      ['link.open', { link: '__proto__' }],
      ['studio.snapshot', {}],
      ['settings.change', { theme: 'pink' }],
      ['settings.change', { sending: { longSide: 1e9 } }],
    ];
    const answers = await Promise.all(bad.map(([name, ...sent]) => ask(from(ours), name, ...sent)));
    expect(answers).toEqual(bad.map(([name]) => `refused: ${name}: the argument does not fit`));
    expect(reached).toBe(0);
  });

  test('cannot change what objects inherit', async () => {
    const { ask, ours } = serving();
    await ask(from(ours), 'settings.change', JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('of random make is answered without a mistake, ten thousand times on every channel', { timeout: 600_000 }, async () => {
    const { ask, ours, mistakes } = serving();
    let state = seed >>> 0;
    const random = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state % below;
    };
    const makers: (() => unknown)[] = [
      () => null,
      () => undefined,
      () => random(2) === 0,
      () => random(1e9) - 5e8,
      () => Number.NaN,
      () => 'x'.repeat(random(50)),
      () => '../'.repeat(random(20)),
      () => ['__proto__', 'constructor', '\0', '\ud800', 'studio://app/'][random(5)],
      () => Array.from({ length: random(4) }, () => any(2)),
      () => Object.fromEntries(['id', 'paths', 'link', 'query', '__proto__', 'ids'].slice(random(6)).map((name) => [name, any(2)])),
    ];
    const any = (depth: number): unknown => makers[random(depth <= 0 ? 8 : makers.length)]?.();
    let answered = 0;
    for (const name of callNames) {
      for (let i = 0; i < times; i += 1) {
        await ask(from(ours), name, any(3));
        answered += 1;
      }
    }
    expect([answered, mistakes]).toEqual([callNames.length * times, []]);
  });
});

test('a mistake is told to the log whole and to the window without stack or path', async () => {
  const error = new Error('ENOENT: /home/ann/secret');
  const { ask, ours, mistakes } = serving({ 'library.reveal': () => Promise.reject(error) });
  expect(await ask(from(ours), 'library.reveal')).toBe('refused: library.reveal: the program made a mistake');
  expect(mistakes).toEqual([['library.reveal', error]]);
});

test('an event goes out on its own channel', () => {
  const sent: unknown[] = [];
  pushEvent({ send: (...parts: unknown[]) => void sent.push(parts) } as unknown as WebContents, 'library.changed', {
    folder: '/l',
    state: 'open',
    total: 1,
    trashed: 0,
    damaged: 0,
  });
  expect(sent).toEqual([['event:library.changed', { folder: '/l', state: 'open', total: 1, trashed: 0, damaged: 0 }]]);
});
