// The built window in Chromium with the real index behind it: flings, the scrollbar, jumps, both ends, and what stays in memory.
import type { Browser, Page } from 'playwright';
import { largest, smallest } from './bench.ts';
import type { Bench, Line, Options } from './bench.ts';
import { openChromium } from './browser.ts';
import { atShare, edits, grouped, mb, ms, times } from './figures.ts';
import { emptyGrid, isInSight, land, move } from './in-page.ts';
import type { Landed, Moved } from './in-page.ts';
import { bridgeInPage, serveWindow } from './window-server.ts';
import type { WindowServer } from './window-server.ts';

const size = { width: 1440, height: 900 };
const maxTiles = 300;

export const scroll: Bench = {
  name: 'scroll',
  means: `The built window in headless Chromium, its library page over the real index, thumbnails from files. A *fling* is a script of strokes that begin fast
and slow down; beside it the same script on a page as tall without anything in it. *Dragged* pulls the scrollbar through all the years: of the tiles
that passed, the share whose picture was not fetched in vain. A *jump* sets the scrollbar somewhere and waits until each tile in sight is there and has its
picture. Both ends must be reached by key and by scrollbar. The heap is what the page holds after all that.`,
  run: async (options) => {
    const browser = await openChromium();
    if (browser === null)
      return [{ goal: 'P7', name: 'scrolling', ours: 'not measured: no Chromium here', budget: 'a Chromium', held: null }];
    try {
      const total = largest(options);
      const server = await serveWindow(options, total);
      const lines: Line[] = [];
      let heap = NaN;
      for (const scale of options.scales) {
        options.say(`scrolling through ${total} edits at ${scale}`);
        const measured = await measure(options, browser, server, total, scale);
        lines.push(...measured.lines);
        if (scale === options.scales[0]) heap = measured.heap;
      }
      await server.close();
      const few = await serveWindow(options, smallest(options));
      const { heap: heapFew } = await measure({ ...options, seconds: 1 }, browser, few, smallest(options), options.scales[0] ?? 1);
      await few.close();
      return [
        ...lines,
        {
          goal: 'P6',
          name: `heap of the window, ${edits(total)}`,
          ours: mb(heap),
          other: `${edits(smallest(options))} ${mb(heapFew)}`,
          ratio: times(heap / heapFew),
          budget: '≤ 1.3×',
          held: heap <= 1.3 * heapFew,
        },
      ];
    } finally {
      await browser.close();
    }
  },
};

async function measure(options: Options, browser: Browser, server: WindowServer, total: number, scale: number) {
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: scale });
  try {
    const empty = await context.newPage();
    await empty.goto(`${server.origin}/blank`);
    await empty.evaluate(emptyGrid);
    const nothing = await empty.evaluate(move, { kind: 'fling' as const, seconds: options.seconds });
    await empty.close();

    const page = await context.newPage();
    await page.addInitScript(bridgeInPage);
    await page.goto(server.origin);
    await page.getByRole('grid').locator('[id^=edit-]').first().waitFor();
    await page.evaluate(land, 0.5);
    await page.evaluate(land, 0);
    const fling = await page.evaluate(move, { kind: 'fling' as const, seconds: options.seconds });
    const dragged = await drag(page, server);
    const jumps: Landed[] = [];
    for (const share of [0.13, 0.71, 0.34, 0.99, 0.52, 0.05, 0.88, 0.27, 0.63, 0.41]) {
      await page.waitForTimeout(300);
      jumps.push(await page.evaluate(land, share));
    }
    const ends = await reachEnds(options, page, total);
    const cdp = await context.newCDPSession(page);
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    return { heap: usedSize, lines: linesOf(`${edits(total)}, scale ${scale}`, { fling, nothing, dragged, jumps, ends }) };
  } finally {
    await context.close();
  }
}

type Dragged = Moved & { readonly passed: number; readonly inVain: number };

async function drag(page: Page, server: WindowServer): Promise<Dragged> {
  const before = server.sent().whole;
  const moved = await page.evaluate(move, { kind: 'drag' as const, seconds: 4 });
  await page.waitForTimeout(1000);
  // Each has a picture, or that of its input.
  const inSight = await page.evaluate(() => document.querySelectorAll('[role=gridcell][id]').length);
  const sent = server.sent().whole - before;
  return { ...moved, passed: moved.frames.length * moved.maxTiles, inVain: Math.max(0, sent - inSight) };
}

async function reachEnds({ fixtures }: Options, page: Page, total: number): Promise<boolean> {
  const { newest, oldest } = await fixtures.index(total);
  const reached: boolean[] = [];
  for (const [key, id, share] of [
    ['End', oldest, 1],
    ['Home', newest, 0],
  ] as const) {
    await page.getByRole('grid').focus();
    await page.keyboard.press(key);
    reached.push(await shows(page, id));
    await page.evaluate(land, 0.5);
    await page.evaluate(land, share);
    reached.push(await shows(page, id));
  }
  return reached.every(Boolean);
}

async function shows(page: Page, id: string): Promise<boolean> {
  return page
    .waitForFunction(isInSight, id, { timeout: 3000 })
    .then(() => true)
    .catch(() => false);
}

type Measured = {
  readonly fling: Moved;
  readonly nothing: Moved;
  readonly dragged: Dragged;
  readonly jumps: readonly Landed[];
  readonly ends: boolean;
};

function linesOf(where: string, { fling, nothing, dragged, jumps, ends }: Measured): Line[] {
  const longest = Math.max(0, ...fling.longTasks, ...dragged.longTasks);
  const [frame, empty] = [atShare(fling.frames, 0.99), atShare(nothing.frames, 0.99)];
  const tiles = Math.max(fling.maxTiles, dragged.maxTiles);
  const spared = 1 - dragged.inVain / dragged.passed;
  const [requested, painted] = [
    atShare(
      jumps.map(({ requestedMs }) => requestedMs),
      0.95,
    ),
    atShare(
      jumps.map(({ paintedMs }) => paintedMs),
      0.95,
    ),
  ];
  return [
    {
      goal: 'P7',
      name: `longest task, flung and dragged, ${where}`,
      ours: longest === 0 ? 'none over 50 ms' : ms(longest),
      budget: '≤ 50 ms',
      held: longest <= 50,
    },
    {
      goal: 'P7',
      name: `a frame of the fling, p99, ${where}`,
      ours: ms(frame),
      other: `empty page ${ms(empty)}`,
      ratio: times(frame / empty),
      budget: '≤ 20 ms, ≤ 1.25×',
      held: frame <= 20 && frame <= 1.25 * empty,
    },
    { goal: 'P7', name: `tiles in the page at most, ${where}`, ours: grouped(tiles), budget: `≤ ${maxTiles}`, held: tiles <= maxTiles },
    { goal: 'P7', name: `first and last edit reached, ${where}`, ours: ends ? 'yes' : 'no', budget: 'yes', held: ends },
    {
      goal: 'P8',
      name: `a jump: pictures asked for, p95, ${where}`,
      ours: ms(requested),
      budget: '≤ 34 ms: rows, then a frame',
      held: requested <= 34,
    },
    { goal: 'P8', name: `a jump: all in sight painted, p95, ${where}`, ours: ms(painted), budget: '≤ 150 ms', held: painted <= 150 },
    {
      goal: 'P8',
      name: `dragged through all years: pictures not fetched in vain, ${where}`,
      ours: `${(spared * 100).toFixed(1)} % of ${grouped(dragged.passed)}`,
      budget: '≥ 90 %',
      held: spared >= 0.9,
    },
  ];
}
