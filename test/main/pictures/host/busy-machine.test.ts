import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ok } from '../../../../app/failure.ts';
import { check, fakeProcesses, kinds, open } from './fake-processes.ts';
import type { FakeProcess } from './fake-processes.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('on a machine that is busy with other things', () => {
  /** What the process says every two seconds, of a machine that gives it such a share of the processor. */
  async function runFor(seconds: number, share: number, process: FakeProcess | undefined): Promise<void> {
    for (let at = 2; at <= seconds; at += 2) {
      await vi.advanceTimersByTimeAsync(2000);
      process?.say({ hadMs: at * 1000 * share });
    }
  }

  test('waits longer for a picture that hardly had the processor, and takes its answer', async () => {
    const { spawn, all } = fakeProcesses(() => 'later');
    const reply = check(open(spawn), 'healthy');
    await vi.advanceTimersByTimeAsync(0);
    await runFor(90, 0.1, all[0]);
    all[0]?.say({ id: 1, reply: ok({ mediaType: 'image/png', width: 1, height: 1 }) });
    expect([kinds([await reply]), all.map(({ killed }) => killed())]).toEqual([['ok'], [false]]);
  });

  test('gives up one that had it for ten seconds', async () => {
    const { spawn, all } = fakeProcesses(() => 'later');
    const reply = check(open(spawn), 'heavy');
    await vi.advanceTimersByTimeAsync(0);
    await runFor(56, 0.2, all[0]);
    expect([kinds([await reply]), all[0]?.killed()]).toEqual([['picture-damaged'], true]);
  });

  test('ends with what is to be done, and calls no picture damaged', async () => {
    const { spawn, all } = fakeProcesses(() => 'later');
    const logged: string[] = [];
    const reply = check(
      open(spawn, (line) => logged.push(line)),
      'waiting',
    );
    await vi.advanceTimersByTimeAsync(0);
    await runFor(98, 0.01, all[0]);
    expect(all[0]?.killed()).toBe(false);
    await runFor(2, 0.5, all[0]);
    expect([await reply, logged]).toEqual([
      {
        ok: false,
        failure: {
          kind: 'picture-process',
          message:
            '“waiting” took too long to decode: this computer is busy, or the picture is too much for it. Try again, or choose a smaller copy.',
          charged: 'no',
          next: 'retry',
        },
      },
      ['picture process: check took longer than 20 s (starved), replacing the process'],
    ]);
  });

  test('counts from its own start, and from the start of its process', async () => {
    const { spawn, all } = fakeProcesses((path) => (path === 'long ago' ? 'answer' : 'later'));
    const supervisor = open(spawn);
    await check(supervisor, 'long ago');
    all[0]?.say({ hadMs: 3_600_000 });
    const reply = check(supervisor, 'now');
    for (let at = 1; at <= 15; at++) {
      await vi.advanceTimersByTimeAsync(2000);
      all[0]?.say({ hadMs: 3_600_000 + at * 100 });
    }
    all[0]?.die(null);
    await vi.advanceTimersByTimeAsync(0);
    for (let at = 1; at <= 15; at++) {
      await vi.advanceTimersByTimeAsync(2000);
      all[1]?.say({ hadMs: at * 100 });
    }
    expect(all.map(({ killed }) => killed())).toEqual([false, false]);
    all[1]?.say({ id: 3, reply: ok({ mediaType: 'image/png', width: 1, height: 1 }) });
    expect(kinds([await reply])).toEqual(['ok']);
  });
});
