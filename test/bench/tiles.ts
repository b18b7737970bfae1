// A thousand tiles on screen from thumbnails, beside the same tiles from the results themselves.
import type { Bench } from './bench.ts';
import { openChromium } from './browser.ts';
import { grouped, middle, ms, times } from './figures.ts';
import { showAll } from './in-page.ts';
import { serveWindow } from './window-server.ts';

export const tiles: Bench = {
  name: 'tiles',
  means: `Pictures in Chromium at the size of tiles, each at an address of its own, until the last one is decoded: from thumbnail files of 320 pixels, beside
the same number of results of a million pixels. That Electron’s own file source spares a copy cannot be measured without Electron.`,
  run: async (options) => {
    const browser = await openChromium();
    if (browser === null) return [{ goal: 'P10', name: 'tiles', ours: 'not measured: no Chromium here', held: null }];
    const count = options.quick ? 200 : 1000;
    const server = await serveWindow(options, Math.min(...options.rows));
    try {
      options.say(`${count} tiles`);
      const page = await browser.newPage();
      await page.goto(`${server.origin}/blank`);
      const [ours, theirs]: [number[], number[]] = [[], []];
      for (let round = 0; round < 3; round += 1) {
        ours.push(await page.evaluate(showAll, { address: `/media/thumb/${round}-N`, count }));
        theirs.push(await page.evaluate(showAll, { address: `/media/full/${round}-N`, count }));
      }
      const faster = middle(theirs) / middle(ours);
      return [
        {
          goal: 'P10',
          name: `${grouped(count)} tiles on screen`,
          ours: ms(middle(ours)),
          other: `from results ${ms(middle(theirs))}`,
          ratio: times(faster),
          budget: '≥ 2×',
          held: faster >= 2,
        },
      ];
    } finally {
      await browser.close();
      await server.close();
    }
  },
};
