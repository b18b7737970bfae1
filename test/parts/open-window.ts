// One page for all tests of a file: each opens the window anew in a world of its own, and reads what is on screen and which calls reached main.
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, inject, onTestFailed } from 'vitest';
import type { CallName, EventName, EventPayloads, QueueStatus, Snapshot } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { defaultSettings, patchSettings } from '../../app/settings/settings.ts';
import type { Settings, SettingsPatch } from '../../app/settings/settings.ts';
import { violationsIn } from '../axe.ts';
import { fakeWorld } from '../fakes/fake-world.ts';
import type { FakeWorld } from '../fakes/fake-world.ts';
import { axeAddress, servePage } from './page-server.ts';
import type { PageServer } from './page-server.ts';
import type { Answers } from './part-world.ts';

/** How long anything may take to appear, in milliseconds: long only where a machine is busy. `expect.poll` has the same in vitest.config.ts. */
const patience = 120_000;

export type Opened = {
  readonly snapshot?: Partial<Snapshot>;
  /** Laid over the usual settings. */
  readonly settings?: SettingsPatch;
  readonly answers?: Answers;
  readonly held?: readonly CallName[];
  /** Whether the model of test/fakes/made-up-model.ts is in the table, or only the first one. */
  readonly models?: 'made-up' | 'one';
  /** Whether the language of test/fakes/made-up-language/ is in the list; with the usual models. */
  readonly languages?: 'made-up';
} & Partial<Omit<FakeWorld, 'snapshot'>>;

export type PartWindow = {
  /** The page; there from the first test of a file on. */
  readonly page: () => Page;
  readonly open: (opened?: Opened) => Promise<Page>;
  /** Arguments of the calls of a name so far, in order. */
  readonly calls: (name: CallName) => Promise<readonly unknown[]>;
  /** Waits until the calls of this name are these; parts of arguments may be left out. */
  readonly called: (name: CallName, ...args: readonly unknown[]) => Promise<void>;
  readonly emit: <N extends EventName>(name: N, payload: EventPayloads[N]) => Promise<void>;
  /** The queue as it is from now on, as main tells of it. */
  readonly queue: (queue: Omit<QueueStatus, 'turn'>) => Promise<void>;
  /** A new edit, as main tells of it. */
  readonly add: (edit: EditSummary) => Promise<void>;
  /** Lets a held call answer, once it has been made. */
  readonly letGo: (name: CallName, answer: unknown) => Promise<void>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** What axe finds; `within` is a selector. */
  readonly axe: (within?: string) => Promise<readonly string[]>;
  /** Waits until a sentence was read aloud. */
  readonly spoken: (words: string) => Promise<void>;
  /** Role and name of what has the focus. */
  readonly focused: () => Promise<string>;
};

export const settingsWith = (patch: SettingsPatch): Settings => patchSettings(defaultSettings, patch);

/** Call once at the top of a test file. */
export function usePartWindow(): PartWindow {
  let browser: Browser;
  let server: PageServer;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    [browser, server] = await Promise.all([chromium.connect(inject('partsBrowser')), servePage(inject('partsPage'))]);
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      timezoneId: 'UTC',
      permissions: ['clipboard-read', 'clipboard-write'],
      reducedMotion: 'reduce',
      colorScheme: 'dark',
    });
    context.setDefaultTimeout(patience);
    page = await context.newPage();
    page.on('pageerror', ({ message }) => errors.push(message));
  });
  afterEach(() => expect(errors.splice(0)).toEqual([]));
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  const calls: PartWindow['calls'] = (name) =>
    page.evaluate((wanted) => window.fake.calls.filter((call) => call.name === wanted).map(({ argument }) => argument), name);

  return {
    page: () => page,
    async open({ snapshot, settings = {}, answers = {}, held = [], models, languages, ...more } = {}) {
      onTestFailed(async () => console.log(await page.locator('body').ariaSnapshot()));
      const world = fakeWorld({ ...more, snapshot: { ...snapshot, settings: settingsWith(settings) } });
      server.show({ world, answers, held });
      const asked = models ?? (languages === undefined ? '' : `${languages}-language`);
      await page.goto(`${server.origin}/${asked === '' ? '' : `?${asked}`}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page;
    },
    calls,
    async called(name, ...args) {
      const wanted = args.map((one) => (typeof one === 'object' && one !== null ? expect.objectContaining(one) : one));
      await expect.poll(() => calls(name)).toEqual(wanted);
    },
    emit: (name, payload) => page.evaluate(([to, what]) => window.fake.emit(to as never, what as never), [name, payload] as const),
    queue: (queue) => page.evaluate((now) => window.fake.queue(now), queue),
    add: (edit) => page.evaluate((made) => window.fake.add(made), edit),
    letGo: async (name, answer) => {
      await expect.poll(() => page.evaluate(([held, value]) => window.letGo(held, value), [name, answer] as const)).toBe(true);
    },
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    async axe(within) {
      return (await violationsIn(page, within, axeAddress)).map(({ id, target }) => `${id}: ${target}`);
    },
    spoken: (words) => page.locator('[aria-live="polite"]').filter({ hasText: words }).waitFor({ state: 'attached' }),
    focused: () =>
      page.evaluate(() => {
        const at = document.activeElement;
        if (!(at instanceof HTMLElement) || at === document.body) return '';
        const label = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? (at.labels?.[0]?.textContent ?? '') : '';
        return `${at.getAttribute('role') ?? at.tagName.toLowerCase()} ${at.getAttribute('aria-label') ?? (label || (at.textContent ?? '').trim())}`;
      }),
  };
}
