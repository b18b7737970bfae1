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
the window over a real index, beside a page with React and one word. How Electron itself starts cannot be measured without Electron.`,
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
      return [...lines, await firstPaint(options, browser)];
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

async function firstPaint(options: Options, browser: Browser): Promise<Line> {
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
  const [ours, theirs]: [number[], number[]] = [[], []];
  try {
    // One more than counts: the first pays for the browser's own beginnings.
    for (let n = 0; n <= options.rounds; n += 1) {
      const [a, b] = [await paintMs(browser, window), await paintMs(browser, empty)];
      if (n === 0) continue;
      ours.push(a);
      theirs.push(b);
    }
  } finally {
    await window.close();
    await empty.close();
  }
  const ratio = middle(ours) / middle(theirs);
  return {
    goal: 'P14',
    name: 'first paint of the window in Chromium',
    ours: ms(middle(ours)),
    other: `empty React page ${ms(middle(theirs))}`,
    ratio: times(ratio),
    budget: '≤ 1.3×',
    held: ratio <= 1.3,
  };
}

async function paintMs(browser: Browser, { origin }: WindowServer): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(bridgeInPage);
    await page.goto(origin);
    const painted = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null);
    return (await painted.jsonValue()) ?? NaN;
  } finally {
    await context.close();
  }
}
