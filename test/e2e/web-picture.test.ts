// A picture by its address, as a person brings it: pasted, asked about once, kept, sent as bytes and as the address.
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { startSeaart } from '../fakes/seaart-server.ts';
import type { SeaartServer } from '../fakes/seaart-server.ts';
import { saidOf } from './drags.ts';
import { instruction, makeScene, recordsIn, run, takePhoto, until } from './scene.ts';
import type { Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

// There the question is the system's own dialog, which only a person can answer.
const onElectron = process.env['KONTEXT_E2E_ELECTRON'] === '1';
let scene: Scene;
let seaart: SeaartServer;
let host: Server;
let address: string;
const heard: IncomingMessage[] = [];

beforeAll(async () => {
  scene = makeScene();
  const photo = readFileSync(await takePhoto(scene.folder, 'coast.jpg'));
  host = createServer((request, response) => {
    heard.push(request);
    response.end(photo);
  });
  await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(host.address() as AddressInfo).port}/shore/coast.jpg?X-Sign=secret`;
  seaart = await startSeaart();
});
afterAll(async () => {
  host.close();
  await seaart.stop();
  scene.remove();
});

const start = (): Promise<RunningStudio> =>
  launchStudio({
    home: scene.home,
    library: scene.library,
    viewport: { width: 1280, height: 800 },
    env: { SEAART_BASE_URL: seaart.baseUrl, SEAART_API_KEY: seaart.key },
  });
const paste = (page: Page, words: string): Promise<void> =>
  page.evaluate((said) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', said);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, words);
const sent = (nth: number): string => {
  const { input_image: given = '' } = JSON.parse(seaart.creates[nth]?.heard.body.toString('utf8') ?? '{}') as { input_image?: string };
  return given.startsWith('http') ? given : 'bytes';
};
const shot = async (page: Page, name: string): Promise<void> => {
  if (process.env['KONTEXT_SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['KONTEXT_SHOTS']}/${name}.png` });
};

test.skipIf(onElectron)(
  'an address is asked about once, edited as a picture, then sent as it is, and its host never hears the key',
  async () => {
    let studio = await start();
    try {
      let { page } = studio;
      await instruction(page).waitFor();
      await paste(page, address);
      await page.getByRole('button', { name: /^Image 1: coast\.jpg, 900 × 600/ }).waitFor();
      expect(saidOf(studio, 'asked')).toEqual([expect.stringContaining('Fetch the picture from 127.0.0.1?')]);
      await run(page, 'make the sky red');
      await page.getByRole('slider', { name: 'Before and after' }).waitFor();
      await shot(page, 'web-fetched');
      expect(sent(0)).toBe('bytes');

      await page.getByRole('button', { name: /^Image 1: coast\.jpg/ }).click();
      await shot(page, 'web-menu');
      await page.getByRole('menuitem', { name: 'Send the address itself' }).click();
      await page.getByText(/^Image 1 goes as an address/).waitFor();
      await until(
        async () => (await page.getByTestId('preflight').textContent())?.startsWith('Sends 1 address') === true || undefined,
        'the line',
      );
      await shot(page, 'web-address');
      await page.getByTestId('preflight').click();
      await page.getByRole('dialog', { name: 'What will be sent' }).getByText(address, { exact: true }).waitFor();
      await shot(page, 'web-card');
      await page.keyboard.press('Escape');
      await run(page, 'make the sky green');
      await until(
        () => (recordsIn(scene.library).filter(({ state }) => state === 'done').length === 2 ? true : undefined),
        'two done records',
      );
      expect(sent(1)).toBe(address);

      await studio.close();
      studio = await start();
      ({ page } = studio);
      // What is sent is as it was left, and a second address of the host is not asked about.
      await page.getByText(/^Image 1 goes as an address/).waitFor();
      await paste(page, address.replace('coast', 'other'));
      await page.getByRole('button', { name: /^Image 2: other\.jpg/ }).waitFor();
      expect(saidOf(studio, 'asked')).toEqual([]);
      expect(new Set(heard.map(({ headers }) => headers.authorization ?? 'none'))).toEqual(new Set(['none']));
      expect(JSON.stringify(heard.map(({ rawHeaders }) => rawHeaders))).not.toContain(seaart.key);
    } finally {
      await studio.close();
    }
  },
);
