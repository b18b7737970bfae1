// The window with a key and a service that speaks the protocol: what was sent, and what to do when its outcome is unknown.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { startSeaart } from '../fakes/seaart-server.ts';
import type { SeaartServer } from '../fakes/seaart-server.ts';
import { instruction, makeScene, recordsIn, run, takePhoto, until } from './scene.ts';
import type { Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

let scene: Scene;
let server: SeaartServer;
let studio: RunningStudio;

beforeEach(async () => {
  scene = makeScene();
  server = await startSeaart();
});
afterEach(async () => {
  await studio.close();
  await server.stop();
  scene.remove();
});

const start = async (more: { dialogPaths?: readonly string[] } = {}): Promise<Page> => {
  studio = await launchStudio({
    home: scene.home,
    library: scene.library,
    env: { SEAART_API_KEY: server.key, SEAART_BASE_URL: server.baseUrl },
    ...more,
  });
  await instruction(studio.page).waitFor();
  return studio.page;
};
const states = (): readonly string[] => recordsIn(scene.library).map(({ state }) => state);
const cards = (page: Page) => page.getByRole('main', { name: 'Stage' });

/** An edit whose create was taken and whose answer was lost. */
async function loseAnswer(page: Page): Promise<void> {
  server.next('create', { makes: true, cutAnswerAfter: 0, ending: 'reset' });
  await run(page, 'a lighthouse in fog');
  await until(() => states().includes('unknown'), 'an unknown outcome');
}

test('with a key the window sends one create with the documented fields and keeps the bytes it got', async () => {
  const photo = await takePhoto(scene.folder, 'coast.jpg');
  const page = await start();
  await studio.dropFiles(null, [photo]);
  await page.getByText(/Sends 1 picture/).waitFor();
  await page.getByRole('radio', { name: '16:9' }).click();
  await page.getByRole('textbox', { name: 'Seed' }).fill('42');
  await run(page, 'make it evening');
  await until(() => states().includes('done'), 'a done record');
  const [task] = [...server.tasks.values()];
  const { input_image: picture, ...rest } = task?.fields ?? {};
  expect([server.creates.length, rest]).toEqual([1, { prompt: 'make it evening', aspect_ratio: '16:9', seed: 42 }]);
  expect(String(picture).slice(0, 4)).toBe('/9j/');
  const [record] = recordsIn(scene.library);
  const file = readFileSync(
    path.join(scene.library, new Date().toISOString().slice(0, 7).replace('-', '/'), String(record?.results[0]?.file)),
  );
  expect(file.equals(task?.pictures[0] ?? Buffer.alloc(0))).toBe(true);
  expect(
    JSON.stringify(
      await page.evaluate(async () =>
        (window as unknown as { studio: { call: Record<string, () => Promise<unknown>> } }).studio.call['studio.snapshot']?.(),
      ),
    ),
  ).not.toContain(server.key);
});

test('an unknown outcome is never sent again by itself; Send again asks first and makes one more create', async () => {
  const page = await start();
  await loseAnswer(page);
  expect(server.count('create')).toBe(1);
  await cards(page).getByText('May have been charged').waitFor();
  await cards(page).getByRole('button', { name: 'Send again' }).click();
  await page
    .getByRole('alertdialog')
    .getByText(/may be charged a second time/)
    .waitFor();
  expect(server.count('create')).toBe(1);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Send again' }).click();
  await until(() => states().includes('done'), 'the second one done');
  expect([server.count('create'), states()]).toEqual([2, ['lost', 'done']]);
});

test('the request id of an unknown outcome brings the picture home without another create', async () => {
  const page = await start();
  await loseAnswer(page);
  const [requestId] = [...server.tasks.keys()];
  await cards(page).getByRole('button', { name: 'I have the request id' }).click();
  await page.getByRole('textbox', { name: 'Request id from SeaArt' }).fill('mmsu_of_nobody');
  await page.getByRole('button', { name: 'Look for the result' }).click();
  await page
    .getByText(/no longer knows this request/)
    .first()
    .waitFor();
  expect(states()).toEqual(['unknown']);
  await page.getByRole('textbox', { name: 'Request id from SeaArt' }).fill(String(requestId));
  await page.getByRole('button', { name: 'Look for the result' }).click();
  await until(() => states().includes('done'), 'the picture at home');
  expect([server.count('create'), states()]).toEqual([1, ['done']]);
});

test('everything that was sent stands on its page and can be exported for a claim', async () => {
  const csv = path.join(scene.folder, 'sent.csv');
  const page = await start({ dialogPaths: [csv] });
  await run(page, 'a quiet harbour');
  await until(() => states().includes('done'), 'a done record');
  await loseAnswer(page);
  await page.keyboard.press('Control+Shift+S');
  const sent = page.getByRole('main', { name: 'Sent' });
  await sent.getByText('perhaps charged').waitFor();
  const [first] = [...server.tasks.keys()];
  expect((await sent.getByRole('row').allInnerTexts()).length).toBe(2);
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const lines = await until(() => readFileSync(csv, 'utf8').trim().split('\r\n'), 'the export');
  expect(lines.length).toBe(3);
  expect(lines[2]).toContain(String(first));
  expect(lines.join('\n')).not.toContain(server.key);
});

test('without the line, edits are held and asked for once before they are sent', async () => {
  const page = await start();
  await server.stop();
  await run(page, 'a train station');
  await page
    .getByText(/SeaArt cannot be reached/)
    .first()
    .waitFor();
  expect(states()).toEqual(['waiting']);
  await server.start();
  await page.getByText('The connection is back. Send 1 held edit?').waitFor({ timeout: 200_000 });
  expect(server.count('create')).toBe(0);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await until(() => states().includes('done'), 'the held edit done');
  expect(server.count('create')).toBe(1);
});

test('a key that is refused stops the queue, keeps what waits, and says where to go', async () => {
  const page = await start();
  server.next('create', {
    status: 401,
    body: { error: { code: 'UNAUTHORIZED', message: 'Authorization Bearer or Key token is required' }, request_id: 'trace' },
  });
  await run(page, 'a meadow');
  await until(() => states().includes('failed'), 'the refusal on disk');
  await cards(page).getByText('Not charged').waitFor();
  await run(page, 'another meadow');
  await until(() => states().length === 2, 'a second edit on disk');
  expect([states(), server.count('create')]).toEqual([['failed', 'waiting'], 1]);
  await cards(page).getByRole('button', { name: 'Open key settings' }).click();
  await page.getByLabel('SeaArt API key').waitFor();
});
