// The library's own page with thirty edits, for the tests of its parts. "edit 30" is the newest.
import type { Locator } from 'playwright';
import { usePartWindow } from './open-window.ts';
import type { Opened } from './open-window.ts';
import { plainEdits, sampleId } from './worlds.ts';

/** The id of “edit NUMBER” follows from its place. */
export const idOf = (number: number): string => sampleId(100_000 - (30 - number));

/** Call once at the top of a test file. */
export function useGridWindow() {
  const part = usePartWindow();
  const { open, page } = part;
  const grid = () => page().getByRole('grid', { name: 'Library' });
  const tile = (words: string) => grid().getByRole('gridcell', { name: words, exact: true });
  const active = (): Promise<string | null> =>
    grid().evaluate(
      (node) => document.getElementById(node.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label') ?? null,
    );
  const opened = async (more: Opened = {}): Promise<void> => {
    await open({ edits: plainEdits(30), settings: { layout: { view: 'library' } }, ...more });
    await tile('edit 30').waitFor();
    await grid().focus();
  };
  return { ...part, grid, tile, active, opened };
}

/** What is painted behind a tile, at shares of its width and height: red, green, blue and how opaque, 0 to 255. Null while its row is not painted. */
export const paintedAt = (tile: Locator, x: number, y: number): Promise<readonly number[] | null> =>
  tile.evaluate(
    (element, [across, down]) => {
      const canvas = element.parentElement?.querySelector('canvas');
      if (canvas?.dataset['strip'] !== 'painted') return null;
      const [box, all] = [element.getBoundingClientRect(), canvas.getBoundingClientRect()];
      // The canvas is as large as the bitmap it was given, whatever its attributes say.
      const scale = devicePixelRatio;
      const context = new OffscreenCanvas(1, 1).getContext('2d');
      const at = [box.left - all.left + box.width * across, box.top - all.top + box.height * down].map(
        (length) => -Math.floor(length * scale),
      );
      context?.drawImage(canvas, at[0] ?? 0, at[1] ?? 0);
      return [...(context?.getImageData(0, 0, 1, 1).data ?? [])];
    },
    [x, y] as const,
  );

type Key = { readonly key: string; readonly code: string; readonly ctrlKey?: boolean };

/** Presses `opens`, and `next` in the very moment in which a sheet is drawn and has not the focus yet. Whether the page did nothing with it. */
export function pressAsItOpens(at: Locator, opens: Key, next: Key): Promise<boolean> {
  return at.evaluate(
    (element, keys) =>
      new Promise<boolean>((resolve) => {
        const down = (key: Key): boolean =>
          element.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }));
        new MutationObserver((_, self) => {
          if (document.querySelector('[role=dialog]') === null) return;
          self.disconnect();
          resolve(down(keys.next));
        }).observe(document.body, { childList: true, subtree: true });
        down(keys.opens);
      }),
    { opens, next },
  );
}
