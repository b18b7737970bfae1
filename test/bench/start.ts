// What stands before the first sight of the window, as far as it can be had without Electron: the main bundle, the page's weight, its first paint.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Browser } from 'playwright';
import { build } from 'vite';
import type { Bench, Line, Options } from './bench.ts';
import { openChromium } from './browser.ts';
import { grouped, middle, ms, times } from './figures.ts';
import { askProcess } from './fixtures.ts';
import { bridgeInPage, serveWindow } from './window-server.ts';
import type { WindowServer } from './window-server.ts';

const root = path.resolve(import.meta.dirname, '../..');

export const start: Bench = {
  name: 'start',
  means: `The main bundle is evaluated in plain Node up to the moment when it waits for Electron: in that time it must load nothing that opens databases,
decodes pictures or speaks to a network. The window’s files are counted as gzip would carry them. *First paint* is Chromium’s first content of
the window over a real index (a bar with the name, in the page itself), *work area* the moment its library stands in it, both beside a page with
React and one word. How Electron itself starts cannot be measured without Electron.`,
  run: async (options) => {
    await options.fixtures.dist();
    options.say('starting');
    const taken: Readonly<Record<string, number>>[] = [];
    for (let n = 0; n < options.rounds; n += 1)
      taken.push(
        await askProcess([process.execPath, path.join(import.meta.dirname, 'start-process.ts'), path.join(root, 'dist/main/index.js')], {
          KONTEXT_HOME: path.join(options.fixtures.scratch, 'start-home'),
        }),
      );
    const tookMs = middle(taken.map((one) => one['ms'] ?? NaN));
    const [first] = taken;
    const lines: Line[] = [
      { goal: 'P14', name: 'main bundle evaluated', ours: ms(tookMs), budget: '≤ 40 ms', held: tookMs <= 40 },
      {
        goal: 'P14',
        name: 'modules it loads until the window is asked for',
        ours: `${first?.['loaded']}, heavy ones ${first?.['heavy']}`,
        budget: 'none heavy',
        held: first?.['heavy'] === 0,
      },
    ];
    const kb = windowBytes() / 1000;
    lines.push({ goal: 'P14', name: 'the window’s files, gzipped', ours: `${grouped(kb)} kB`, budget: '≤ 350 kB', held: kb <= 350 });
    const browser = await openChromium();
    if (browser === null) return lines;
    try {
      return [...lines, ...(await sights(options, browser))];
    } finally {
      await browser.close();
    }
  },
};

/** Of what the page loads: scripts and styles. */
function windowBytes(): number {
  const folder = path.join(root, 'dist/renderer');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:html|js|css)$/.test(file))
    .reduce((sum, file) => sum + gzipSync(readFileSync(path.join(folder, file))).byteLength, 0);
}

async function sights(options: Options, browser: Browser): Promise<readonly Line[]> {
  const folder = path.join(options.fixtures.scratch, 'empty-page');
  await build({
    root: path.join(import.meta.dirname, 'empty-page'),
    configFile: false,
    base: './',
    logLevel: 'silent',
    plugins: [react()],
    build: { outDir: folder, modulePreload: { polyfill: false } },
  });
  const total = Math.min(...options.rows);
  const [window, empty] = [await serveWindow(options, total), await serveWindow(options, total, folder)];
  const [ours, theirs]: [Sight[], Sight[]] = [[], []];
  try {
    // One more than counts: the first pays for the browser's own beginnings.
    for (let n = 0; n <= options.rounds; n += 1) {
      const [a, b] = [await look(browser, window), await look(browser, empty)];
      if (n === 0) continue;
      ours.push(a);
      theirs.push(b);
    }
  } finally {
    await window.close();
    await empty.close();
  }
  const line = (name: string, of: (sight: Sight) => number): Line & { readonly times: number } => {
    const [a, b] = [middle(ours.map(of)), middle(theirs.map(of))];
    return { goal: 'P14', name, ours: ms(a), other: `empty React page ${ms(b)}`, ratio: times(a / b), times: a / b };
  };
  const painted = line('first paint of the window in Chromium', (sight) => sight.paintMs);
  return [
    { ...painted, budget: '≤ 1.3×', held: painted.times <= 1.3 },
    line('work area of the window in Chromium', (sight) => sight.workMs),
  ];
}

/** Milliseconds since the page was asked for. */
type Sight = { readonly paintMs: number; readonly workMs: number };

async function look(browser: Browser, { origin }: WindowServer): Promise<Sight> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(bridgeInPage);
    await page.goto(origin);
    const work = await page.waitForFunction(() => (document.querySelector('main') === null ? null : performance.now()));
    const painted = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null);
    return { paintMs: (await painted.jsonValue()) ?? NaN, workMs: (await work.jsonValue()) ?? NaN };
  } finally {
    await context.close();
  }
}
