import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ok } from '../../../../app/failure.ts';
import { pictureEnvironment } from '../../../../main/pictures/host/process-host.ts';
import { openPictures } from '../../../../main/pictures/host/pictures.ts';
import { openSupervisor } from '../../../../main/pictures/host/supervisor.ts';
import type { AnyReply } from '../../../../main/pictures/host/supervisor.ts';
import { check, fakeProcesses, kinds, open } from './fake-processes.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the supervisor', () => {
  test('starts no process before there is work, and one for all of it', async () => {
    const { spawn, all } = fakeProcesses(() => 'answer');
    const supervisor = open(spawn);
    expect(all.length).toBe(0);
    expect(kinds(await Promise.all(['a', 'b', 'c'].map((path) => check(supervisor, path))))).toEqual(['ok', 'ok', 'ok']);
    expect(all.map(({ asked }) => asked)).toEqual([['a', 'b', 'c']]);
  });

  test('asks again what was lost with the process, one at a time, and blames only the picture that kills it twice', async () => {
    const { spawn, all } = fakeProcesses((path) => (path === 'bad' ? 'die' : 'later'));
    const supervisor = open(spawn);
    const replies = Promise.all(['good', 'bad', 'other'].map((path) => check(supervisor, path)));
    await vi.advanceTimersByTimeAsync(0);
    // The second process gets the first suspect alone.
    expect(all.map(({ asked }) => asked)).toEqual([['good', 'bad'], ['good']]);
    all[1]?.say({ id: 3, reply: ok({ mediaType: 'image/png', width: 1, height: 1 }) });
    await vi.advanceTimersByTimeAsync(0);
    expect(all.map(({ asked }) => asked)).toEqual([['good', 'bad'], ['good', 'bad'], ['other']]);
    all[2]?.say({ id: 5, reply: ok({ mediaType: 'image/png', width: 1, height: 1 }) });
    const [good, bad, other] = await replies;
    expect({ good: good?.ok, bad, other: other?.ok }).toEqual({
      good: true,
      bad: {
        ok: false,
        failure: {
          kind: 'picture-damaged',
          message: '“bad” stopped the decoder twice. Open it in another program and save it again, or choose another file.',
          charged: 'no',
          next: 'change-pictures',
        },
      },
      other: true,
    });
  });

  test('goes on through any number of deadly pictures', async () => {
    const { spawn } = fakeProcesses((path) => (path.startsWith('bad') ? 'die' : 'answer'));
    const supervisor = open(spawn);
    const paths = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? `bad${index}` : `good${index}`));
    expect(kinds(await Promise.all(paths.map((path) => check(supervisor, path))))).toEqual(
      paths.map((path) => (path.startsWith('bad') ? 'picture-damaged' : 'ok')),
    );
  });

  test('gives up a picture after twenty seconds and spares the others', async () => {
    const { spawn, all } = fakeProcesses((path, process) => (path === 'slow' ? 'hang' : process === 0 ? 'later' : 'answer'));
    const logged: string[] = [];
    const supervisor = open(spawn, (line) => logged.push(line));
    const slow = check(supervisor, 'slow');
    await vi.advanceTimersByTimeAsync(5000);
    const other = check(supervisor, 'other');
    await vi.advanceTimersByTimeAsync(15_000);
    expect({
      slow: await slow,
      other: (await other).ok,
      killed: all.map(({ killed }) => killed()),
      asked: all.map(({ asked }) => asked),
      logged,
    }).toEqual({
      slow: {
        ok: false,
        failure: {
          kind: 'picture-damaged',
          message: '“slow” took longer than 20 seconds to decode. Save it again with another program, or choose another file.',
          charged: 'no',
          next: 'change-pictures',
        },
      },
      other: true,
      killed: [true, false],
      asked: [['slow', 'other'], ['other']],
      logged: ['picture process: check took longer than 20 s (slow), replacing the process'],
    });
  });

  test('stops a job at once when nobody waits for it any more: one that runs with its process, one that waits without', async () => {
    const { spawn, all } = fakeProcesses((path) => (path === 'long' ? 'hang' : 'answer'));
    const supervisor = openSupervisor({ spawn, log: () => undefined, atOnce: 1, maxMs: 180_000 });
    const ask = (path: string, signal: AbortSignal): Promise<AnyReply> =>
      supervisor.run({ name: 'check', argument: { path } }, path, signal);
    const [runs, waits] = [new AbortController(), new AbortController()];
    const replies = Promise.all([ask('long', runs.signal), ask('waiting', waits.signal), check(supervisor, 'after')]);
    await vi.advanceTimersByTimeAsync(100_000);
    waits.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(all.map(({ killed, asked }) => [killed(), asked])).toEqual([[false, ['long']]]);
    runs.abort();
    expect(kinds(await replies)).toEqual(['cancelled', 'cancelled', 'ok']);
    expect(all.map(({ killed, asked }) => [killed(), asked])).toEqual([
      [true, ['long']],
      [false, ['after']],
    ]);
    expect(kinds([await ask('too late', AbortSignal.abort())])).toEqual(['cancelled']);
    expect(all[1]?.asked).toEqual(['after']);
  });

  test('starts a process that cannot run three times more, then once for each later picture', async () => {
    let broken = true;
    const { spawn, all } = fakeProcesses(
      () => 'answer',
      () => !broken,
    );
    const supervisor = open(spawn);
    expect(await check(supervisor, 'a')).toEqual({
      ok: false,
      failure: {
        kind: 'picture-process',
        message: 'The part of the program that decodes pictures cannot start. Restart Kontext Studio; if it stays so, install it again.',
        charged: 'no',
        next: 'retry',
      },
    });
    expect(all.length).toBe(4);
    await check(supervisor, 'b');
    expect(all.length).toBe(5);
    broken = false;
    expect((await check(supervisor, 'c')).ok).toBe(true);
    expect(all.length).toBe(6);
  });

  test('replaces a process that never gets ready', async () => {
    let starts = 0;
    const supervisor = open(() => {
      starts += 1;
      let exit: (code: number | null) => void = () => undefined;
      return { send: () => undefined, onMessage: () => undefined, onExit: (given) => void (exit = given), kill: () => exit(null) };
    });
    const reply = check(supervisor, 'a');
    await vi.advanceTimersByTimeAsync(4 * 60_000);
    expect([kinds([await reply]), starts]).toEqual([['picture-process'], 4]);
  });

  test('lets thumbnails wait for everything else', async () => {
    const { spawn, all } = fakeProcesses(() => 'answer');
    const supervisor = openSupervisor({ spawn, log: () => undefined, atOnce: 1 });
    const thumbnail = (): Promise<AnyReply> =>
      supervisor.run(
        { name: 'thumbnail', argument: { path: 't', longSide: 1, into: 'x', seen: { crop: null, turned: null, strokes: [] } } },
        't',
      );
    await Promise.all([thumbnail(), thumbnail(), check(supervisor, 'a')]);
    expect(all[0]?.asked).toEqual(['a', 'thumbnail', 'thumbnail']);
  });

  test('ends its process and answers what is open when it is closed', async () => {
    const { spawn, all } = fakeProcesses(() => 'hang');
    const supervisor = open(spawn);
    const replies = Promise.all([check(supervisor, 'a'), check(supervisor, 'b'), check(supervisor, 'c')]);
    await vi.advanceTimersByTimeAsync(0);
    await supervisor.close();
    expect([kinds(await replies), kinds([await check(supervisor, 'd')]), all.map(({ killed }) => killed())]).toEqual([
      ['picture-process', 'picture-process', 'picture-process'],
      ['picture-process'],
      [true],
    ]);
  });
});

test('closing without any work has nothing to do', async () => {
  const pictures = openPictures({
    spawn: () => {
      throw new Error('not wanted');
    },
  });
  await pictures.close();
});

test('the process never sees the key', () => {
  expect(pictureEnvironment({ PATH: '/bin', SEAART_API_KEY: 'secret', KONTEXT_HOME: '/x', NODE_OPTIONS: '--inspect' })).toEqual({
    PATH: '/bin',
    MALLOC_ARENA_MAX: '2',
    MALLOC_MMAP_THRESHOLD_: '1048576',
  });
});
