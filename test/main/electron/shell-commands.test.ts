import { expect, test, vi } from 'vitest';
import { shellCommands } from '../../../app/commands/commands.ts';
import { makeShellCommands } from '../../../main/electron/shell-commands.ts';

function bench(hasWindow = true) {
  const effects: unknown[][] = [];
  const did =
    (...what: unknown[]) =>
    (...given: unknown[]): void =>
      void effects.push([...what, ...given]);
  let level = 0;
  const window = {
    webContents: { getZoomLevel: () => level, setZoomLevel: (next: number) => (level = next) },
    isFullScreen: () => false,
    setFullScreen: did('full'),
    minimize: did('minimize'),
    close: did('close'),
  };
  const command = makeShellCommands({
    app: { quit: did('quit') },
    shell: { openExternal: async (address) => void effects.push(['browser', address]) },
    active: () => (hasWindow ? (window as never) : null),
    showViewer: did('viewer'),
    revealLibrary: did('library'),
  });
  return { command, effects, level: () => level };
}

test('each act of the system is done', async () => {
  const { command, effects } = bench();
  for (const name of ['viewer', 'reveal-library', 'full-screen', 'minimize', 'close-window', 'quit', 'reference', 'credits'] as const)
    command(name);
  await vi.waitFor(() => expect(effects).toHaveLength(8));
  expect(effects.map(([what]) => what)).toEqual(['viewer', 'library', 'full', 'minimize', 'close', 'quit', 'browser', 'browser']);
  expect(effects[2]).toEqual(['full', true]);
  expect(String(effects[7]?.[1])).toContain('credits');
});

test('text and controls grow and shrink by steps, not without end, and come back', () => {
  const { command, level } = bench();
  command('larger');
  expect(level()).toBe(1);
  for (let n = 0; n < 20; n += 1) command('larger');
  expect(level()).toBe(5);
  for (let n = 0; n < 20; n += 1) command('smaller');
  expect(level()).toBe(-3);
  command('usual-size');
  expect(level()).toBe(0);
});

test('without a window nothing breaks', () => {
  const { command, effects } = bench(false);
  for (const name of shellCommands) command(name);
  expect(effects.filter(([what]) => ['full', 'minimize', 'close'].includes(String(what)))).toEqual([]);
});
