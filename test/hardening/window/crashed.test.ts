// The page dies while an edit is out. That it is loaded again is shown in test/main/electron/window.test.ts: the stand-in cannot do it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instruction, makeScene, recordsIn, run, until } from '../../e2e/scene.ts';
import type { Scene } from '../../e2e/scene.ts';
import { launchStudio } from '../../e2e/studio.ts';
import type { RunningStudio } from '../../e2e/studio.ts';
import { startSeaart } from '../../fakes/seaart-server.ts';
import type { SeaartServer } from '../../fakes/seaart-server.ts';

let scene: Scene;
let server: SeaartServer;
let studio: RunningStudio;

beforeAll(async () => {
  scene = makeScene();
  server = await startSeaart();
  const env = { SEAART_API_KEY: server.key, SEAART_BASE_URL: server.baseUrl };
  studio = await launchStudio({ home: scene.home, library: scene.library, env });
}, 240_000);
afterAll(async () => {
  // A Chromium whose page is dead takes its time to close.
  await studio.kill();
  await studio.close();
  await server.stop();
  scene.remove();
});

const states = (): readonly string[] => recordsIn(scene.library).map(({ state }) => state);

test('an edit that is out ends as it should though the page died', { timeout: 240_000 }, async () => {
  const { page } = studio;
  await instruction(page).waitFor();
  server.behaviour.pace = ['IN_PROGRESS'];
  await run(page, 'a harbour');
  await until(() => states().includes('running'), 'a running edit');
  const crashed = page.waitForEvent('crash');
  const cdp = await page.context().newCDPSession(page);
  // It never answers: it is gone.
  void cdp.send('Page.crash').catch(() => undefined);
  await crashed;
  for (const task of server.tasks.values()) task.pace = ['COMPLETED'];
  await until(() => states().includes('done'), 'the end of the edit');
  expect([server.count('create'), states()]).toEqual([1, ['done']]);
});
