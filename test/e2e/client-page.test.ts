// The page for a client in a real browser: sliders by keyboard and pointer, nothing loaded, words that are only words, before and after side by side without its script.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageHead, pageItem, pageTail } from '../../app/export/page.ts';
import { openChromium } from '../bench/browser.ts';
import { quarters } from '../fakes/pictures.ts';
import { findingsOfAxe } from './axe.ts';

const hostile = `“ ' " <img src=x onerror=alert(1)> </script><script>alert(2)</script> &amp; 把天空变成红色`;

let browser: Browser;
let folder: string;
let file: string;

beforeAll(async () => {
  const opened = await openChromium();
  if (opened === null) throw new Error('These tests need an installed Chromium.');
  browser = opened;
  folder = mkdtempSync(path.join(tmpdir(), 'kontext-page-'));
  file = path.join(folder, 'page.html');
  const picture = async (width: number, height: number, hue: number) => ({
    address: `data:image/png;base64,${(await quarters(width, height).modulate({ hue }).png().toBuffer()).toString('base64')}`,
    width,
    height,
  });
  const [before, after] = [await picture(600, 400, 0), await picture(620, 400, 120)];
  const items = [
    { before, after, words: hostile, details: '2026-11-25 · 620 × 400' },
    { before: await picture(300, 500, 0), after, words: 'of another shape', details: '' },
    { before: null, after, words: '', details: '' },
  ];
  writeFileSync(
    file,
    pageHead({
      language: 'en',
      title: hostile,
      date: '2026-11-25',
      pictures: 3,
      compares: true,
      hashOf: (text) => createHash('sha256').update(text, 'utf8').digest('base64'),
    }) +
      items.map((item, at) => pageItem('en', item, at + 1)).join('') +
      pageTail('en'),
  );
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function show(more: Parameters<Browser['newPage']>[0] = {}): Promise<{ page: Page; heard: string[]; asked: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...more });
  const heard: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => heard.push(message.text()));
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('dialog', (dialog) => void (heard.push(dialog.message()), dialog.dismiss()));
  page.on('request', (request) => asked.push(request.url().slice(0, 30)));
  await page.goto(pathToFileURL(file).href);
  return { page, heard, asked };
}

const shownBefore = (page: Page): Promise<string> =>
  page
    .locator('.pair')
    .first()
    .evaluate((pair) => getComputedStyle(pair).getPropertyValue('--at'));

test('shows words as words, loads nothing and complains of nothing', async () => {
  const { page, heard, asked } = await show();
  expect(await page.title()).toBe(hostile.replace(/\s+/g, ' '));
  expect(await page.locator('.words').first().textContent()).toBe(hostile);
  expect(await page.locator('script').count()).toBe(1);
  expect(heard).toEqual([]);
  expect(asked.filter((address) => !address.startsWith('data:')).map((address) => address.slice(0, 7))).toEqual(['file://']);
  await page.close();
});

test('a slider moves by keys and by the pointer, and says where it is', async () => {
  const { page } = await show();
  const slider = page.getByRole('slider').first();
  await slider.focus();
  expect(await shownBefore(page)).toBe('50%');
  await page.keyboard.press('ArrowRight');
  expect([await shownBefore(page), await slider.getAttribute('aria-valuetext')]).toEqual(['50.5%', '51 %']);
  await page.keyboard.press('Home');
  expect(await shownBefore(page)).toBe('0%');
  const box = await slider.boundingBox();
  if (box === null) throw new Error('the slider is not shown');
  await page.mouse.click(box.x + box.width * 0.25, box.y + box.height / 2);
  expect(Number.parseFloat(await shownBefore(page))).toBeCloseTo(25, 0);
  await page.close();
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test('axe finds nothing, and nothing is wider than the window of a telephone', async () => {
    const { page } = await show({ colorScheme });
    expect(await findingsOfAxe(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.close();
  });
});

test('without its script, and on paper, before and after stand side by side', async () => {
  const plain = await show({ javaScriptEnabled: false });
  const printed = await show();
  await printed.page.emulateMedia({ media: 'print' });
  for (const { page } of [plain, printed]) {
    const [before, after] = [await page.locator('.before').first().boundingBox(), await page.locator('.after').first().boundingBox()];
    expect((before?.x ?? 0) + (before?.width ?? 0)).toBeLessThanOrEqual(after?.x ?? 0);
    expect(await page.locator('.pair input').first().isVisible()).toBe(false);
    await page.close();
  }
});
