// Every flow of the window, with the key from the keychain and from the environment, at a service that quotes it wherever it can.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { recordsIn, run, takePhoto, until } from '../e2e/scene.ts';
import type { RunningStudio } from '../e2e/studio.ts';
import { startSeaart } from '../fakes/seaart-server.ts';
import type { SeaartServer } from '../fakes/seaart-server.ts';
import { canary, formsInText } from './canary.ts';
import { isCutOff, isLoopback } from './connections.ts';
import { keepFigures, sweep } from './figures.ts';
import { calm, fewScenes, quotes } from './hostile.ts';
import type { Scene } from './hostile.ts';
import { openKeychain } from './keychain-session.ts';
import type { KeychainSession } from './keychain-session.ts';
import { leaksIn, processesWithKey, watchWindow } from './window.ts';
import type { WatchedWindow } from './window.ts';

const linux = process.platform === 'linux';
let watched: WatchedWindow;
let server: SeaartServer;
let keychain: KeychainSession;
let studio: RunningStudio;
const said: string[] = [];
const shown: string[] = [];
let [flows, processes] = [0, 0];

beforeAll(async () => {
  if (!linux) return;
  watched = watchWindow();
  server = await startSeaart({ key: canary });
  keychain = await openKeychain(watched.folder);
});
afterAll(async () => {
  if (!linux) return;
  await studio?.close();
  await keychain.close();
  await server.stop();
  watched.remove();
});

/** What a person could read on the page now, fields that hide their text included. */
async function look(page: Page): Promise<void> {
  shown.push(await page.content());
  shown.push(
    JSON.stringify(
      await page.evaluate(() => [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value)),
    ),
  );
  shown.push(JSON.stringify(await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])));
}

async function openService(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('main', { name: 'Settings' }).getByRole('button', { name: 'Service', exact: true }).click();
}

async function edit(page: Page, { name, arrange, end }: Scene): Promise<void> {
  arrange(server);
  await run(page, name);
  await until(() => recordsIn(watched.library).find(({ request }) => request.prompt === name)?.state === end, `${name}: ${end}`, 600_000);
  calm(server);
  flows += 1;
}

describe.skipIf(!linux)('the window', () => {
  test(
    'in every flow, no byte written, no payload to the window and no request to another host holds the key',
    { timeout: 1_800_000 },
    async () => {
      // First without any key: it is typed in, kept in the keychain and tested.
      const bus = { SEAART_BASE_URL: server.baseUrl, ...keychain.environment };
      studio = await watched.open(bus);
      let { page } = studio;
      await openService(page);
      await page.getByLabel('SeaArt API key').fill(canary);
      await page.getByRole('button', { name: 'Save key' }).click();
      await page.getByText(/is kept in this computer’s keychain/).waitFor();
      expect(keychain.read(server.origin)).toBe(canary);
      for (const answer of [null, { status: 401, body: quotes(canary)[0] }, { status: 503, body: quotes(canary)[3] }]) {
        if (answer !== null) server.next('status', answer);
        const asked = server.count('status');
        await page.getByRole('button', { name: 'Test key' }).click();
        await until(() => server.count('status') > asked, 'the question about the key');
        await page.getByRole('status').filter({ hasNotText: 'Testing' }).first().waitFor();
        flows += 1;
      }
      await look(page);
      await page.keyboard.press('Escape');

      await studio.dropFiles(null, [await takePhoto(watched.folder, 'coast.jpg')]);
      await page.getByText(/Sends 1 picture/).waitFor();
      for (const scene of fewScenes(canary)) await edit(page, scene);
      await look(page);

      // Cancelled while it runs; the service says no, and quotes.
      server.behaviour.pace = ['IN_PROGRESS'];
      server.next('cancel', { status: 405, body: quotes(canary)[4] });
      await run(page, 'cancelled');
      await until(() => recordsIn(watched.library).some(({ state }) => state === 'running'), 'a running edit');
      await page.getByRole('button', { name: /^Queue/ }).click();
      await page.getByRole('button', { name: 'Cancel: cancelled' }).click();
      await page.keyboard.press('Escape');
      await until(() => server.count('cancel') > 0, 'the cancel');
      for (const task of server.tasks.values()) task.pace = ['COMPLETED'];
      calm(server);
      await until(() => recordsIn(watched.library).every(({ state }) => state !== 'running'), 'its end');
      flows += 1;

      // The power goes while an edit is with the service.
      server.behaviour.pace = ['IN_PROGRESS'];
      await run(page, 'the power goes');
      await until(() => recordsIn(watched.library).some(({ state }) => state === 'running'), 'a running edit');
      const first = processesWithKey(watched.folder);
      await studio.kill();
      said.push(studio.output());
      for (const task of server.tasks.values()) task.pace = ['COMPLETED'];
      calm(server);
      flows += 1;

      // Again, now with the key in the environment; what was out comes home, the ledger is exported, the key is refused and removed.
      const csv = path.join(watched.folder, 'sent.csv');
      studio = await watched.open({ ...bus, SEAART_API_KEY: canary }, [csv]);
      page = studio.page;
      await until(() => recordsIn(watched.library).every(({ state }) => state !== 'running'), 'the edit that was out');
      const second = processesWithKey(watched.folder);
      // A picture by its address on another host, fetched and then sent as it is.
      const pasted = `${server.elsewhere}/results/${[...server.tasks.keys()].at(-1)}/0?name=shore.png`;
      await page.evaluate((words) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', words);
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, pasted);
      const place = page.getByRole('button', { name: /^Image 2: 0,/ });
      await place.click();
      await page.getByRole('menuitem', { name: 'Send the address itself' }).click();
      await page.getByText(/^Image 2 goes as an address/).waitFor();
      await edit(page, { name: 'by its address', arrange: () => undefined, end: 'done' });
      expect(server.creates.at(-1)?.heard.body.toString('utf8')).toContain(pasted);
      await page.getByRole('button', { name: 'Remove image 2' }).click();
      await look(page);
      await page.keyboard.press('Control+Shift+s');
      await page.getByRole('main', { name: 'Sent' }).waitFor();
      await page.getByRole('button', { name: 'Export as CSV' }).click();
      await until(() => readFileSync(csv, 'utf8').includes('mmsu_'), 'the export');
      await look(page);
      await page.keyboard.press('Escape');
      // Taken out: as a file with its recipe and as a page for a client, and to the clipboard.
      await page.getByRole('gridcell', { name: /the power goes/ }).click();
      for (const shape of ['Pictures', 'Page for a client']) {
        await page.keyboard.press('Control+e');
        const dialog = page.getByRole('dialog', { name: /^Export/ });
        await dialog.getByRole('radio', { name: shape, exact: true }).click();
        await dialog.getByRole('button', { name: 'Export', exact: true }).click();
        const told = page.getByText(/exported to “Kontext exports”/).first();
        await told.waitFor();
        // It leaves by itself too, and that of the next export must not be taken for it.
        await page
          .getByRole('button', { name: 'Dismiss' })
          .first()
          .click({ timeout: 1000 })
          .catch(() => undefined);
        await told.waitFor({ state: 'detached' });
        flows += 1;
      }
      await page.keyboard.press('Control+c');
      await until(() => studio.output().includes('stand-in: copy'), 'the copy');
      flows += 1;
      server.next('create', { status: 401, body: quotes(canary)[1] });
      await run(page, 'the key is refused');
      await until(
        () => recordsIn(watched.library).some(({ request, state }) => request.prompt === 'the key is refused' && state === 'failed'),
        'the refusal',
      );
      await look(page);
      await studio.close();
      said.push(studio.output());
      flows += 3;
      processes = first.looked + second.looked;
      expect([...first.found, ...second.found]).toEqual([]);
      expect(processes).toBeGreaterThan(10);

      const payloads = watched.payloads();
      const { leaks, figures } = sweep({
        key: canary,
        folders: [watched.folder],
        texts: { 'what the app said': said.join('\n'), 'what the page showed': shown.join('\n') },
        server,
      });
      expect([...leaks, ...leaksIn(payloads)]).toEqual([]);
      // The one payload that has to hold it does, so that the look into the payloads is no look past them.
      expect(
        payloads.filter(
          ({ way, channel, payload }) => way === 'asked' && channel === 'call:key.set' && formsInText(JSON.stringify(payload)).length > 0,
        ).length,
      ).toBe(1);
      expect([figures.files > 100, figures.keyless > 5, payloads.length > 100]).toEqual([true, true, true]);
      keepFigures('window', { ...figures, flows, payloads: payloads.length });
    },
  );

  test('all the while nobody was asked but the service, the hosts of its results and this computer', () => {
    const ports = new Set([server.origin, server.elsewhere].map((origin) => Number(new URL(origin).port)));
    const connections = watched.connections();
    const sent = connections.filter((connection) => connection.sent);
    // Chromium opens a line to the port of the page's own address, which is answered without one.
    const strange = sent.filter((connection) => !isLoopback(connection) || !(ports.has(connection.port) || connection.port === 80));
    expect(strange).toEqual([]);
    expect(sent.filter(({ port }) => ports.has(port)).length).toBeGreaterThan(30);
    keepFigures('window', { connections: sent.length, cutOff: isCutOff() });
  });
});
