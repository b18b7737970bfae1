// What is on screen before the window's code is there: the bar of index.html, in the colours of the theme, where the window will have its own.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import path from 'node:path';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../build/stand-in/browser.ts';
import { contentPolicy } from '../../main/electron/protocol.ts';
import { launchStudio } from './studio.ts';

const built = path.resolve(import.meta.dirname, '../../dist/renderer');
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    // The window's own code never arrives.
    if (/open-window/.test(pathname)) return;
    response.setHeader('content-security-policy', contentPolicy);
    response.setHeader('content-type', types[path.extname(pathname)] ?? 'application/octet-stream');
    response.end(readFileSync(path.join(built, path.posix.normalize(pathname))));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  browser = await chromium.launch({ executablePath: findChromium() ?? '', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
});

afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

/** Where the name's letters begin and stand, as the person sees it. */
const nameAt = (page: Page, selector: string): Promise<{ left: number; middle: number; size: string; weight: string }> =>
  page.evaluate((found) => {
    const element = document.querySelector(found);
    if (element === null) throw new Error(`${found} is not there`);
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, top, height } = range.getBoundingClientRect();
    const { fontSize, fontWeight } = getComputedStyle(element);
    return { left: Math.round(left), middle: Math.round(top + height / 2), size: fontSize, weight: fontWeight };
  }, selector);

describe('before the window’s code is there', () => {
  test.each([
    ['light', 'rgb(236, 236, 236)', 'rgb(246, 246, 246)'],
    ['dark', 'rgb(25, 25, 25)', 'rgb(33, 33, 34)'],
  ] as const)('a bar with the name is painted in %s, and the policy has nothing to say', async (colorScheme, ground, bar) => {
    const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 800 } });
    const said: string[] = [];
    page.on('console', (message) => void said.push(message.text()));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`, { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    const seen = await page.evaluate(() => ({
      words: document.body.innerText.trim(),
      ground: getComputedStyle(document.body).backgroundColor,
      bar: getComputedStyle(document.querySelector('#root > *') ?? document.body).backgroundColor,
    }));
    await page.close();
    expect([seen, said]).toEqual([{ words: 'Kontext Studio', ground, bar }, []]);
  });

  test('the name stands where the window’s own bar has it', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`, { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    const before = await nameAt(page, '#root > *');
    await page.close();
    const studio = await launchStudio({ viewport: { width: 1280, height: 800 } });
    try {
      await studio.page.getByRole('textbox', { name: 'Instruction' }).waitFor();
      expect(before).toEqual(await nameAt(studio.page, 'h1'));
    } finally {
      await studio.close();
    }
  });
});
