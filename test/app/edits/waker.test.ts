import { describe, expect, test } from 'vitest';
import { makeWaker } from '../../../app/edits/waker.ts';
import { makeManualClock } from '../../fakes/manual-clock.ts';

function makeDelay() {
  const clock = makeManualClock();
  const waker = makeWaker(clock);
  const awake: string[] = [];
  const delay = (name: string, delayMs: number): void =>
    void waker.delay(delayMs).then(() => awake.push(`${name} at ${clock.monotonicMs()}`));
  return { clock, waker, awake, delay };
}

describe('a delay', () => {
  test('lasts as long as it was meant to', async () => {
    const { clock, awake, delay } = makeDelay();
    delay('one', 1000);
    await clock.pass(999);
    expect(awake).toEqual([]);
    await clock.pass(1);
    expect(awake).toEqual(['one at 1000']);
  });

  test('ends at once on news, and leaves no alarm behind', async () => {
    const { clock, waker, awake, delay } = makeDelay();
    delay('one', 1000);
    await clock.pass(10);
    waker.wake();
    await clock.settle();
    expect([awake, clock.waiting()]).toEqual([['one at 10'], 0]);
  });

  test('does not begin when news came since the last one, but only for that one time', async () => {
    const { clock, waker, awake, delay } = makeDelay();
    waker.wake();
    waker.wake();
    delay('one', 1000);
    await clock.settle();
    expect(awake).toEqual(['one at 0']);
    delay('two', 1000);
    await clock.pass(999);
    expect(awake).toEqual(['one at 0']);
    await clock.pass(1);
    expect(awake).toEqual(['one at 0', 'two at 1000']);
  });

  test('is never taken again after the program ends', async () => {
    const { clock, waker, awake, delay } = makeDelay();
    delay('one', 1000);
    waker.stop();
    for (const name of ['two', 'three']) {
      await clock.settle();
      delay(name, 1000);
    }
    await clock.settle();
    expect([awake, waker.stopped(), clock.waiting()]).toEqual([['one at 0', 'two at 0', 'three at 0'], true, 0]);
  });
});
