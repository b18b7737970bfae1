import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { guardQuit, underWay } from '../../../main/electron/quit.ts';
import type { Ongoing } from '../../../main/studio/studio.ts';
import { shells } from '../../../app/messages/languages/shells.ts';
import { sampleEdit } from '../../fakes/studio-samples.ts';

const at = (state: EditSummary['state'], n = 1): EditSummary => sampleEdit(n, { state });

function bench(edits: readonly EditSummary[], answer: number, works: readonly Ongoing[] = []) {
  const app = Object.assign(new EventEmitter(), { quit: vi.fn(() => quit()) });
  const asked: { message: string; detail?: string; defaultId?: number; cancelId?: number }[] = [];
  const guard = guardQuit({
    app: app as never,
    dialog: {
      showMessageBox: async (...given: unknown[]) => {
        asked.push(given.at(-1) as never);
        return { response: answer, checkboxChecked: false };
      },
    },
    edits: () => edits,
    works: () => works,
    texts: () => shells.en.quit,
  });
  const gone: boolean[] = [];
  function quit(): void {
    let prevented = false;
    app.emit('before-quit', { preventDefault: () => (prevented = true) });
    gone.push(!prevented);
  }
  return { app, guard, asked, quit, gone };
}

describe('quitting', () => {
  test('with nothing under way asks nothing', () => {
    const { quit, guard, asked, gone } = bench([at('unknown')], 1);
    quit();
    expect([gone, guard.mayClose(), asked]).toEqual([[true], true, []]);
  });

  test('with edits under way says what will happen to each kind, and Enter and Escape stay', async () => {
    const { quit, asked, gone } = bench([at('submitting'), at('queued', 2), at('saving', 3), at('waiting', 4)], 1);
    quit();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(gone).toEqual([false]);
    expect(asked[0]).toMatchObject({ defaultId: 1, cancelId: 1 });
    expect(asked[0]?.detail).toBe(
      '2 edits are running. They go on without Kontext Studio, and their pictures are fetched when it is opened again.\n\n' +
        '1 edit is waiting, and will be sent when it is opened again, unless the queue is paused.\n\n' +
        '1 edit is being sent this moment. Stay a few seconds: to quit now may leave their outcome unknown.',
    );
  });

  test.each<readonly [Ongoing, string]>([
    ['marks', 'marks on many edits'],
    ['import', 'import'],
    ['export', 'export'],
    ['backup', 'backup'],
    ['verify', 'check of the library'],
    ['rebuild', 'new index'],
    ['keep', 'kept pixels'],
  ])('with other work under way says what becomes of it: %s', async (work, words) => {
    const { quit, asked, gone } = bench([], 1, [work]);
    quit();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect([gone, asked[0]?.message]).toEqual([[false], 'Quit while work is under way?']);
    expect(asked[0]?.detail).toBe(`This ends: ${words}. What is done stays; the rest can be asked for again.`);
  });

  test('with edits and other work says both', async () => {
    const { quit, asked } = bench([at('waiting')], 1, ['backup', 'marks']);
    quit();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect([asked[0]?.message, asked[0]?.detail?.split('\n\n').length]).toEqual(['Quit while edits are under way?', 2]);
  });

  test('goes when the person says so, and is not asked again on the way', async () => {
    const { app, quit, guard, asked, gone } = bench([at('running')], 0);
    quit();
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
    expect([gone, guard.mayClose(), asked.length]).toEqual([[false, true], true, 1]);
  });

  test('by closing the window asks once, however often it is tried meanwhile', async () => {
    const { app, guard, asked } = bench([at('running')], 1);
    expect([guard.mayClose(), guard.mayClose()]).toEqual([false, false]);
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(app.quit).not.toHaveBeenCalled();
    // Stayed: the next try asks again.
    await new Promise((resolve) => setImmediate(resolve));
    guard.mayClose();
    await vi.waitFor(() => expect(asked).toHaveLength(2));
  });

  test('is asked about in Chinese too, and ends count for nothing', () => {
    expect(shells['zh-CN'].quit.body({ sending: 1, running: 2, waiting: 3, works: ['verify'] }).split('\n\n')).toHaveLength(4);
    expect(underWay([at('done'), at('failed'), at('unknown')], [])).toBeNull();
  });
});
