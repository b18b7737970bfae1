// The row at the grid's upper edge while answers are on their way and the person scrolls.
import { afterAll, expect, test, vi } from 'vitest';
import type { StudioBridge } from '../../../app/contract/contract.ts';
import { find, gridTop, keepGridTop, needRows } from '../../../renderer/store/library.ts';
import { fakeWorld } from '../../fakes/fake-world.ts';
import { sampleEdit } from '../../fakes/studio-samples.ts';
import { openWindow } from '../open-window.ts';

afterAll(() => void vi.unstubAllGlobals());

const edits = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => sampleEdit(100_000 - from - n, { prompt: `edit ${from + n}` }));

/** A window whose next answer to one call waits until it is let go. */
async function open() {
  const world = fakeWorld({ edits: edits(400) });
  const fake = await openWindow(world);
  let letGo: () => void = () => undefined;
  let held = Promise.resolve();
  const asked = vi.fn<() => void>();
  let waits: 'library.find' | 'library.position' = 'library.find';
  const holding = <N extends typeof waits>(name: N): StudioBridge['call'][N] =>
    (async (argument: never) => {
      if (name === waits) {
        asked();
        await held;
      }
      return fake.call[name](argument);
    }) as StudioBridge['call'][N];
  const call = { ...fake.call, 'library.find': holding('library.find'), 'library.position': holding('library.position') };
  vi.stubGlobal('window', { studio: { ...fake, call } });
  await find('');
  return {
    world,
    /** Asks, lets the person scroll while that answer is on its way, and waits for the end. */
    async during(query: string, name: typeof waits, scroll: () => void): Promise<void> {
      waits = name;
      held = new Promise<void>((done) => (letGo = done));
      asked.mockClear();
      const found = find(query);
      await vi.waitUntil(() => asked.mock.calls.length > 0);
      scroll();
      letGo();
      await found;
    },
  };
}

test('a new search begins at its newest, wherever the old one is scrolled meanwhile', async () => {
  const { during } = await open();
  keepGridTop({ position: 250, past: 0.5 });
  await during('edit', 'library.find', () => keepGridTop({ position: 300, past: 0.2 }));
  expect(gridTop()).toBe(null);
});

test('rows that move down under somebody who scrolls on are followed from where they are now', async () => {
  const { world, during } = await open();
  keepGridTop({ position: 10, past: 0.5 });
  world.edits = [...edits(7, -7), ...world.edits];
  await during('', 'library.position', () => keepGridTop({ position: 40, past: 0.25 }));
  expect(gridTop()).toMatchObject({ position: 47, past: 0.25 });
});

test('a row whose edits became known only after it came to the upper edge is followed too', async () => {
  const { world, during } = await open();
  keepGridTop({ position: 250, past: 0.5 });
  await needRows(250, 260);
  world.edits = [...edits(7, -7), ...world.edits];
  await during('', 'library.find', () => undefined);
  expect(gridTop()).toEqual({ position: 257, past: 0.5 });
});
