// “Keep my pixels” from the drop of a photograph to a version of its own, with a real main: what is kept is the original’s.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
    await sharp(sceneOf(600, 400), { raw: { width: 600, height: 400, channels: 3 } })
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

test('only a crop is sent, and its result is laid on the whole photograph', async () => {
  const { page } = studio;
  const photo = path.join(scene.folder, 'wall.png');
  const [width, height] = [1400, 1100];
  const pixels = sceneOf(width, height);
  writeFileSync(
    photo,
    await sharp(pixels, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer(),
  );
  await studio.dropFiles(null, [photo]);
  await page.getByRole('button', { name: /^Image 1: wall/ }).focus();
  await page.keyboard.press('c');
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('application').press('ArrowRight');
  for (const [label, value] of [
    ['Left', '600'],
    ['Top', '500'],
    ['Width', '300'],
    ['Height', '260'],
  ] as const)
    await sheet.getByRole('spinbutton', { name: label }).fill(value);
  await sheet.getByText('1:1, full detail').waitFor();
  await sheet.getByRole('button', { name: 'Send this part' }).click();
  await page.getByRole('button', { name: /^Image 1: wall.*a part of/ }).waitFor();
  await run(page, 'add a red balloon');
  await until(() => recordsIn(scene.library).some(({ state }) => state === 'done'), 'a done record');
  const [sentOf] = recordsIn(scene.library) as unknown as readonly Cropped[];
  const input = sentOf?.request.inputs[0];
  const [x = 0, y = 0, wide = 0, high = 0] = input?.view?.crop ?? [];
  expect([input?.sent?.from, [input?.sent?.width, input?.sent?.height]]).toEqual([
    [x, y, wide, high],
    [wide, high],
  ]);
  expect([x <= 600, y <= 500, x + wide >= 900, y + high >= 760]).toEqual([true, true, true, true]);
  await page
    .getByRole('main', { name: 'Stage' })
    .getByRole('img', { name: /^Result/ })
    .waitFor();
  await page.getByRole('main', { name: 'Stage' }).focus();
  await page.keyboard.press('k');
  await page.getByText(/Keep writes 1,?400\s*×\s*1,?100/).waitFor({ timeout: 200_000 });
  await page.keyboard.press('Control+Enter');
  await until(() => recordsIn(scene.library).length === 2, 'a version');
  const kept = (
    recordsIn(scene.library) as unknown as readonly (Cropped & { readonly results: readonly { readonly file: string }[] })[]
  ).find(({ composite }) => composite !== undefined);
  expect([kept?.composite?.crop, kept?.composite?.outside.identical]).toEqual([[x, y, wide, high], kept?.composite?.outside.pixels]);
  // Beyond the crop the version is the photograph, sample by sample.
  const { data } = await sharp(readFileSync(pictureIn(scene.library, kept?.results[0]?.file ?? '')))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let differs = 0;
  for (let at = 0; at < data.length; at += 1) {
    if (data[at] === pixels[at]) continue;
    const [px, py] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
    if (px < x || py < y || px >= x + wide || py >= y + high) throw new Error(`a pixel at ${px}, ${py} was changed`);
    differs += 1;
  }
  expect(differs).toBeGreaterThan(1000);
});

type Cropped = Kept & {
  readonly composite?: { readonly crop?: readonly number[]; readonly outside: { readonly pixels: number; readonly identical: number } };
  readonly request: {
    readonly inputs: readonly {
      readonly view?: { readonly crop: readonly number[] };
      readonly sent: { readonly from?: readonly number[]; readonly width: number; readonly height: number } | null;
    }[];
  };
};

const pictureIn = (library: string, name: string): string => {
  const found = readdirSync(library, { recursive: true, encoding: 'utf8' }).find((file) => path.basename(file) === name);
  if (found === undefined) throw new Error(`${name} is not in the library`);
  return path.join(library, found);
};
