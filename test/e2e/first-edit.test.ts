// The product's whole path, as a person walks it: drop, write, run, see, restart, find again.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { instruction, makeScene, recordsIn, run, runButton, takePhoto, until, write } from './scene.ts';
import type { LooseRecord, Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

describe('in a window of its own', () => {
  let scene: Scene;
  let studio: RunningStudio | null = null;

  beforeEach(() => {
    scene = makeScene();
  });
  afterEach(async () => {
    await studio?.close();
    studio = null;
    scene.remove();
  });

  const start = async (): Promise<RunningStudio> => {
    studio = await launchStudio({ home: scene.home, library: scene.library });
    await instruction(studio.page).waitFor();
    return studio;
  };

  test('a dropped photograph is edited in rehearsal, shown, kept, and found again after a restart', async () => {
    const photo = await takePhoto(scene.folder, 'coast.jpg');
    let { page, dropFiles } = await start();
    await page.getByText('Drop 1 to 4 pictures here').waitFor();
    await page.getByText(/Rehearsal: results are made on this computer/).waitFor();

    await dropFiles(null, [photo]);
    await page.getByText(/Sends 1 picture/).waitFor();
    await run(page, 'make the sky red');
    await page.getByRole('slider', { name: 'Before and after' }).waitFor({ timeout: 200_000 });

    const [record] = await until(
      () => (recordsIn(scene.library)[0]?.state === 'done' ? recordsIn(scene.library) : undefined),
      'a done record',
    );
    expect(record?.service.rehearsal).toBe(true);
    expect(record?.request.prompt).toBe('make the sky red');
    const input = record?.request.inputs[0];
    expect(input?.name).toBe('coast.jpg');
    const kept = readFileSync(path.join(scene.library, 'inputs', String(input?.sha256).slice(0, 2), `${input?.sha256}.jpg`));
    expect(kept.equals(readFileSync(photo))).toBe(true);

    await studio?.close();
    ({ page, dropFiles } = await start());
    // The draft is as it was left.
    await until(async () => (await instruction(page).inputValue()) === 'make the sky red', 'the draft of before');
    await page.getByRole('combobox', { name: 'Search the library' }).fill('red sky');
    await page.getByRole('gridcell').first().waitFor();
    expect(await page.getByRole('gridcell').count()).toBe(1);
    await page.getByRole('combobox', { name: 'Search the library' }).fill('elephant');
    await page.getByText('Nothing matches this search.').waitFor();
  });

  test('killed while an edit runs, the next start brings its result home', async () => {
    const photo = await takePhoto(scene.folder, 'coast.jpg');
    let { page, dropFiles, kill } = await start();
    await dropFiles(null, [photo]);
    await page.getByText(/Sends 1 picture/).waitFor();
    await run(page, 'make it winter');
    await until(
      () => recordsIn(scene.library).some((candidate) => candidate.state === 'queued' || candidate.state === 'running'),
      'a request id on disk',
    );
    await kill();
    ({ page, dropFiles, kill } = await start());
    const record = await until(() => recordsIn(scene.library).find((candidate) => candidate.state === 'done'), 'a done record');
    expect(recordsIn(scene.library)).toHaveLength(1);
    expect(record.results).toHaveLength(1);
  });

  test('an edit whose answer is lost waits for the person, and Forget ends it without sending again', async () => {
    const { page } = await start();
    await run(page, 'a lighthouse [drop]');
    await until(() => recordsIn(scene.library).some((candidate) => candidate.state === 'unknown'), 'an unknown record');
    await page
      .getByText(/The rehearsal may have accepted it, and charges nothing/)
      .first()
      .waitFor();
    await page.getByRole('main', { name: 'Stage' }).getByRole('button', { name: 'Forget' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Forget' }).click();
    await until(() => recordsIn(scene.library).some((candidate) => candidate.state === 'lost'), 'a lost record');
    expect(recordsIn(scene.library).map(({ state }) => state)).toEqual(['lost']);
  });
});

describe('one after the other', () => {
  let scene: Scene;
  let studio: RunningStudio;
  let before: ReadonlySet<string>;

  beforeAll(async () => {
    scene = makeScene();
    studio = await launchStudio({ home: scene.home, library: scene.library });
    await instruction(studio.page).waitFor();
  });
  beforeEach(async () => {
    const { page } = studio;
    await page.keyboard.press('Escape');
    const remove = page.getByRole('button', { name: 'Remove image 1' });
    while ((await remove.count()) > 0) await remove.click();
    before = new Set(recordsIn(scene.library).map(({ id }) => id));
  });
  afterAll(async () => {
    await studio.close();
    scene.remove();
  });

  /** The records since this test began. */
  const made = (): readonly LooseRecord[] => recordsIn(scene.library).filter(({ id }) => !before.has(id));

  test('the result on disk is what the record says, byte for byte, and ids and seed are kept', async () => {
    const photo = await takePhoto(scene.folder, 'coast.jpg');
    const { page, dropFiles } = studio;
    await dropFiles(null, [photo]);
    await run(page, 'golden evening light');
    const record = await until(() => made().find((candidate) => candidate.state === 'done'), 'a done record');
    const result = record.results[0];
    const file = path.join(
      scene.library,
      new Date().getFullYear().toString(),
      String(new Date().getMonth() + 1).padStart(2, '0'),
      String(result?.file),
    );
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(result?.sha256);
    expect(typeof record.request.parameters['seed']).toBe('number');
  });

  test('an edit blocked by the safety policy says so in words and leaves the window alive', async () => {
    const { page } = studio;
    await run(page, 'a castle [blocked]');
    const record = await until(() => made().find((candidate) => candidate.state === 'blocked'), 'a blocked record');
    expect(record.failure?.kind).toBe('blocked');
    await page
      .getByText(/Blocked by (the )?safety/)
      .first()
      .waitFor();
    await write(page, 'a castle');
    expect(await runButton(page).isEnabled()).toBe(true);
  });

  test('a running edit can be cancelled from the queue', async () => {
    const { page } = studio;
    await run(page, 'a harbour [slow]');
    await until(() => made().some((candidate) => candidate.state === 'running'), 'a running record');
    await page.getByRole('button', { name: /^Queue/ }).click();
    await page.getByRole('button', { name: /^Cancel: a harbour/ }).click();
    await until(() => made().some((candidate) => candidate.state === 'cancelled'), 'a cancelled record');
  });

  test('a double press of Run makes one edit', async () => {
    const { page } = studio;
    await write(page, 'a field of poppies');
    await runButton(page).dblclick();
    await until(() => made().some((candidate) => candidate.state === 'done'), 'a done record');
    expect(made()).toHaveLength(1);
  });

  test('×3 makes three edits with three seeds', async () => {
    const { page } = studio;
    await write(page, 'a mountain lake');
    await page.getByRole('button', { name: /^Number of edits/ }).click();
    await page.getByRole('menuitemradio', { name: /^3 edits/ }).click();
    await runButton(page).click();
    const records = await until(() => {
      const all = made();
      return all.length === 3 && all.every(({ state }) => state === 'done') ? all : undefined;
    }, 'three done records');
    expect(new Set(records.map(({ request }) => request.parameters['seed'])).size).toBe(3);
  });
});
