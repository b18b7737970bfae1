// “Keep my pixels” from the drop of a photograph to a version of its own, with a real main: what is kept is the original’s.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sceneOf } from '../fakes/scene.ts';
import { instruction, makeScene, recordsIn, run, until } from './scene.ts';
import type { Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

let scene: Scene;
let studio: RunningStudio;

beforeEach(async () => {
  scene = makeScene();
  studio = await launchStudio({ home: scene.home, library: scene.library });
  await instruction(studio.page).waitFor();
});
afterEach(async () => {
  await studio.close();
  scene.remove();
});

type Kept = {
  readonly createdAt: string;
  readonly id: string;
  readonly request: { readonly inputs: readonly { readonly parent: { readonly editId: string } | null }[] };
  readonly composite?: {
    readonly outside: { readonly pixels: number; readonly identical: number };
    readonly original: { readonly sha256: string };
  };
};

test('a result is laid over the photograph it was made from, and the rest is the photograph’s', async () => {
  const { page } = studio;
  const photo = path.join(scene.folder, 'coast.png');
  writeFileSync(
    photo,
    await sharp(sceneOf(1200, 800), { raw: { width: 1200, height: 800, channels: 3 } })
      .png()
      .toBuffer(),
  );
  await studio.dropFiles(null, [photo]);
  await page
    .getByText(/Sends 1 picture|Rehearses/)
    .first()
    .waitFor();
  await run(page, 'add a red balloon');
  await until(() => recordsIn(scene.library).some(({ state }) => state === 'done'), 'a done record');
  await page
    .getByRole('main', { name: 'Stage' })
    .getByRole('img', { name: /^Result/ })
    .waitFor();
  await page.getByRole('main', { name: 'Stage' }).focus();
  await page.keyboard.press('k');
  await page
    .getByText(/of the picture\./)
    .first()
    .waitFor();
  await page.keyboard.press('Control+Enter');
  await until(() => recordsIn(scene.library).length === 2, 'a version');
  const records = recordsIn(scene.library) as unknown as readonly Kept[];
  const [received, kept] = records.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  expect(kept?.composite?.outside.identical).toBe(kept?.composite?.outside.pixels);
  expect(kept?.composite?.outside.pixels).toBeGreaterThan(0);
  expect(kept?.composite?.original.sha256).toBe(createHash('sha256').update(readFileSync(photo)).digest('hex'));
  expect(kept?.request.inputs.map(({ parent }) => parent?.editId ?? null)).toEqual([null, received?.id]);
  // It stands on the stage, and one message says how much is the original’s.
  await page
    .getByText(/pixels outside/)
    .first()
    .waitFor();
});
