import { expect, test, vi } from 'vitest';
import { shellActs } from '../../../app/commands/commands.ts';
import { makeShellActs } from '../../../main/electron/acts.ts';

function bench(hasWindow = true) {
  const deeds: unknown[][] = [];
  const did =
    (...what: unknown[]) =>
    (...given: unknown[]): void =>
      void deeds.push([...what, ...given]);
  let level = 0;
  const window = {
    webContents: { getZoomLevel: () => level, setZoomLevel: (next: number) => (level = next) },
    isFullScreen: () => false,
    setFullScreen: did('full'),
    minimize: did('minimize'),
    close: did('close'),
  };
  const act = makeShellActs({
    app: { quit: did('quit') },
    shell: { openExternal: async (address) => void deeds.push(['browser', address]) },
    active: () => (hasWindow ? (window as never) : null),
    showViewer: did('viewer'),
    revealLibrary: did('library'),
  });
  return { act, deeds, level: () => level };
}

test('each act of the system is done', async () => {
  const { act, deeds } = bench();
  for (const name of ['viewer', 'reveal-library', 'full-screen', 'minimize', 'close-window', 'quit', 'reference', 'credits'] as const)
    act(name);
  await vi.waitFor(() => expect(deeds).toHaveLength(8));
  expect(deeds.map(([what]) => what)).toEqual(['viewer', 'library', 'full', 'minimize', 'close', 'quit', 'browser', 'browser']);
  expect(deeds[2]).toEqual(['full', true]);
  expect(String(deeds[7]?.[1])).toContain('credits');
});

test('text and controls grow and shrink by steps, not without end, and come back', () => {
  const { act, level } = bench();
  act('larger');
  expect(level()).toBe(1);
  for (let n = 0; n < 20; n += 1) act('larger');
  expect(level()).toBe(5);
  for (let n = 0; n < 20; n += 1) act('smaller');
  expect(level()).toBe(-3);
  act('usual-size');
  expect(level()).toBe(0);
});

test('without a window nothing breaks', () => {
  const { act, deeds } = bench(false);
  for (const name of shellActs) act(name);
  expect(deeds.filter(([what]) => ['full', 'minimize', 'close'].includes(String(what)))).toEqual([]);
});
