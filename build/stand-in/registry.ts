// Which windows are open; apart, so that the app and the windows need not import one another.
import type { EventEmitter } from 'node:events';
import type { Page } from 'playwright';

export type OpenWindow = EventEmitter & {
  /** The page once Chromium shows it; null when it is gone. */
  readonly page: () => Promise<Page | null>;
  /** Asks the person for files with Chromium's own chooser; null when there is no screen to ask on. */
  readonly chooseFiles: (many: boolean, folder: boolean) => Promise<string[] | null>;
  /** Tells the page that it goes. */
  readonly leave: () => Promise<unknown>;
};

const windows = new Set<OpenWindow>();

export const openWindows = (): readonly OpenWindow[] => [...windows];
export const addWindow = (window: OpenWindow): void => void windows.add(window);
export const removeWindow = (window: OpenWindow): void => void windows.delete(window);
