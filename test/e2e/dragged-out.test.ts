// What a drag gives to other programs, as the person has set it. On the stand-in, which says what Electron would drag.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginDragOf, saidOf } from './drags.ts';
import { plantLibrary } from './planted.ts';
import { instruction, makeScene, recordsIn, until } from './scene.ts';
import type { Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

let scene: Scene;
let studio: RunningStudio;

beforeAll(async () => {
  scene = makeScene();
  await plantLibrary(scene.library, [{ prompt: 'a red barn', at: new Date(2024, 5, 3, 10, 0) }]);
  studio = await launchStudio({ home: scene.home, library: scene.library, viewport: { width: 1280, height: 800 } });
  await instruction(studio.page).waitFor();
});
afterAll(async () => {
  await studio.close();
  scene.remove();
});

test.skipIf(process.env['KONTEXT_E2E_ELECTRON'] === '1')(
  'plainly it is the file as received, or a copy with its recipe; with Alt a copy that says nothing',
  async () => {
    const { page } = studio;
    const set = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('button', { name: 'Open in', exact: true }).click();
      await page
        .getByRole('radiogroup', { name: 'Dragged-out pictures' })
        .getByRole('radio', { name })
        .evaluate((radio: HTMLElement) => radio.click());
      await page.getByRole('button', { name: 'Back', exact: true }).click();
    };
    const drag = async (): Promise<string> => {
      await beginDragOf(studio, page.getByRole('gridcell', { name: /red barn/ }));
      await page.mouse.up();
      return saidOf(studio, 'drag').at(-1) ?? '';
    };
    const [record] = await until(() => recordsIn(scene.library), 'the record');
    const own = path.join(scene.library, '2024', '06', record?.results[0]?.file ?? '');
    const copyIn = (kind: string): string => path.join(scene.home, 'out', kind, `${record?.id}-0`, path.basename(own));
    const saysHow = (file: string): boolean => readFileSync(file).toString('latin1').includes('a red barn');
    const received = readFileSync(own);
    await page.getByRole('radio', { name: 'Library' }).click();
    await page.getByRole('main', { name: 'Library' }).waitFor();
    expect([await drag(), saysHow(own)]).toEqual([own, false]);

    await set('With recipe');
    expect(await drag()).toBe(copyIn('recipe'));
    await page.keyboard.down('Alt');
    expect(await drag()).toBe(copyIn('clean'));
    await page.keyboard.up('Alt');
    expect([saysHow(copyIn('recipe')), saysHow(copyIn('clean')), readFileSync(own).equals(received)]).toEqual([true, false, true]);

    await set('As received');
    expect(await drag()).toBe(own);
  },
);
