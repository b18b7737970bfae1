import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeTellProcessorTime } from '../../../main/pictures/tell-processor-time.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('what the process had of the processor is told while any job runs, and no longer', async () => {
  const told: number[] = [];
  const around = makeTellProcessorTime((ms) => void told.push(ms));
  const jobs = [Promise.withResolvers<string>(), Promise.withResolvers<string>()] as const;
  const answers = Promise.allSettled(jobs.map(({ promise }) => around(() => promise)));
  await vi.advanceTimersByTimeAsync(4000);
  jobs[0].resolve('done');
  await vi.advanceTimersByTimeAsync(2000);
  jobs[1].reject(new Error('no picture'));
  expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told.length).toBe(3);
  const { user, system } = process.cpuUsage();
  expect(told.every((ms, at) => ms > 0 && ms >= (told[at - 1] ?? 0) && ms <= (user + system) / 1000)).toBe(true);
  const later = Promise.withResolvers<null>();
  const answer = around(() => later.promise);
  await vi.advanceTimersByTimeAsync(2500);
  later.resolve(null);
  await answer;
  expect([told.length, vi.getTimerCount()]).toEqual([4, 0]);
});
