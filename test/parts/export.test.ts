// The export dialog: what it would write, what each choice asks of main, what is said afterwards.
import { describe, expect, onTestFinished, test } from 'vitest';
import { exportCalls } from '../fakes/export-calls.ts';
import { usePartWindow } from './open-window.ts';
import type { Opened } from './open-window.ts';
import { plainEdit } from './worlds.ts';

const { open, page, press, calls, called, letGo, emit, axe } = usePartWindow();

const edit = plainEdit(5, { prompt: 'a red boat' });
const dialog = () => page().getByRole('dialog', { name: 'Export 1 edit' });
const opened = async (more: Opened = {}): Promise<void> => {
  await open({ edits: [edit], ...more });
  await page().getByRole('main').getByRole('img', { name: 'Result: a red boat' }).waitFor();
  await press('Control+e');
  await dialog()
    .getByText(/\.png$/)
    .first()
    .waitFor();
};
const asked = async (): Promise<unknown> => ((await calls('export.preview')).at(-1) as { choices: unknown } | undefined)?.choices;

describe('the dialog', () => {
  test('says what would be written and where', async () => {
    await opened();
    await dialog().getByText('/home/ada/Pictures/Kontext exports').waitFor();
    const preview = dialog().getByRole('region', { name: 'What will be written' });
    await preview.getByText('1 file of 1 picture').waitFor();
    await preview.getByText('a picture edited with AI').waitFor();
    expect(await axe('[role="dialog"]')).toEqual([]);
  });

  test('moves no choice from under the pointer, whatever is chosen', async () => {
    await opened();
    const kinds = dialog().getByRole('radiogroup', { name: 'What' });
    const before = await kinds.boundingBox();
    for (const name of ['Contact sheet', 'Before and after', 'Page for a client']) {
      await kinds.getByRole('radio', { name }).check({ force: true });
      expect((await kinds.boundingBox())?.y).toBe(before?.y);
    }
  });

  test.each([760, 800, 900, 928])('no choice is cut or lies over the preview in a window of %i px', async (width) => {
    onTestFinished(() => page().setViewportSize({ width: 1440, height: 900 }));
    await page().setViewportSize({ width, height: 700 });
    await opened();
    const wider = await dialog()
      .getByRole('radiogroup')
      .evaluateAll((groups) =>
        groups.flatMap((group) => {
          const { right } = group.getBoundingClientRect();
          return [...group.querySelectorAll('label')].flatMap((one) =>
            one.getBoundingClientRect().right > right + 1 ? [one.textContent ?? ''] : [],
          );
        }),
      );
    expect(wider).toEqual([]);
  });

  test.each([
    [1, 'present'],
    [0, 'carries a signature (not checked)'],
  ])('Content Credentials, with %i of 1 as the service sent it, are called “%s”', async (received, words) => {
    const choices = { name: 'boat', format: 'received', metadata: 'full' };
    const reply = await exportCalls['export.preview']({ ids: [edit.id], choices, title: null } as never);
    if (!reply.ok) throw new Error(reply.failure.message);
    const credentials = { found: 1, of: 1, received };
    await opened({ answers: { 'export.preview': { ok: true, value: { ...reply.value, credentials } } } });
    await dialog().getByText(`Content Credentials: ${words}`, { exact: true }).waitFor();
  });

  test.each([
    ['Before and after', { shape: 'pair' }],
    ['Contact sheet', { shape: 'sheet' }],
    ['JPEG', { format: 'jpeg' }],
    ['Long side', { longSide: 2048 }],
    ['Standard', { metadata: 'standard' }],
    ['Unchanged', { metadata: 'untouched', format: 'received', longSide: null }],
  ] as const)('“%s” is previewed and remembered: %j', async (name, choices) => {
    await opened();
    await dialog().getByRole('radio', { name, exact: true }).focus();
    await press('Space');
    await expect.poll(asked).toEqual(expect.objectContaining(choices));
    await called('settings.change', { export: choices });
  });

  test('a name with half of a word in it is not exported by, and says why', async () => {
    await opened();
    const start = dialog().getByRole('button', { name: 'Export', exact: true });
    await expect.poll(() => start.getAttribute('aria-disabled')).toBe('false');
    await dialog().getByRole('textbox', { name: 'Name', exact: true }).fill('{prompt');
    await dialog().getByText('“{prompt” has a brace without its other half.').waitFor();
    expect(await start.getAttribute('aria-disabled')).toBe('true');
    await press('ControlOrMeta+Enter');
    expect(await calls('export.start')).toEqual([]);
  });

  test('a word is put into the name where the caret is', async () => {
    await opened();
    const name = dialog().getByRole('textbox', { name: 'Name', exact: true });
    await name.fill('boat-');
    await dialog().getByRole('button', { name: 'Put {seed} into the name' }).click();
    expect(await name.inputValue()).toBe('boat-{seed}');
    await expect.poll(asked).toEqual(expect.objectContaining({ name: 'boat-{seed}' }));
  });

  test('offers a TIFF of files and pairs, which has no quality; of sheets and pages none', async () => {
    await opened();
    const tiff = dialog().getByRole('radio', { name: 'TIFF' });
    await tiff.check({ force: true });
    await expect.poll(asked).toEqual(expect.objectContaining({ format: 'tiff' }));
    expect(await dialog().getByRole('slider', { name: 'Quality' }).count()).toBe(0);
    await dialog().getByRole('radio', { name: 'Before and after' }).check({ force: true });
    expect(await tiff.isChecked()).toBe(true);
    for (const name of ['Contact sheet', 'Page for a client']) {
      await dialog().getByRole('radio', { name }).check({ force: true });
      expect(await tiff.count()).toBe(0);
    }
  });

  test('says what no WebP has room for, and offers the longest side', async () => {
    const choices = { name: 'wide', format: 'webp', metadata: 'full' };
    const reply = await exportCalls['export.preview']({ ids: [edit.id], choices, title: null } as never);
    if (!reply.ok || reply.value.first === null) throw new Error('no preview');
    const first = { ...reply.value.first, written: { mediaType: 'image/webp', width: 20_000, height: 2000 } } as const;
    await opened({ answers: { 'export.preview': { ok: true, value: { ...reply.value, first, tooLong: 1 } } } });
    const words = '1 file would be longer than the 16,383 pixels that a WebP can have, and is not written.';
    await dialog().getByRole('status').getByText(words).waitFor();
    await dialog().getByText('nothing: a WebP has no room for 20000 × 2000').waitFor();
    expect(await axe('[role="dialog"]')).toEqual([]);
    await dialog().getByRole('button', { name: 'Long side 16,383' }).click();
    await expect.poll(asked).toEqual(expect.objectContaining({ longSide: 16_383 }));
    expect(await dialog().getByRole('textbox', { name: 'Pixels of the long side' }).inputValue()).toBe('16383');
  });

  test.each([
    ['Cancel', 0],
    ['Export', 1],
  ])('“%s” makes %i exports', async (name, count) => {
    await opened();
    await dialog().getByRole('button', { name, exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(() => calls('export.start')).toHaveLength(count);
    if (count === 1)
      await called('export.start', { ids: [edit.id], choices: expect.objectContaining({ shape: 'files', format: 'received' }) });
  });

  test('Control+Enter exports, and what came of it is said', async () => {
    await opened();
    await press('Control+Enter');
    await page().getByRole('status').getByText('1 file exported to “Kontext exports”').waitFor();
    await page().getByRole('button', { name: 'Show in folder' }).last().click();
    await expect.poll(() => calls('export.reveal')).toHaveLength(1);
  });

  test('one under way says how far it is and can be stopped', async () => {
    await opened({ held: ['export.start'] });
    await dialog().getByRole('button', { name: 'Export', exact: true }).click();
    await emit('export.working', { done: 3, total: 40 });
    await page().getByText('Exporting 3 of 40').waitFor();
    await page().getByRole('button', { name: 'Stop' }).click();
    await called('export.stop', undefined);
    await emit('export.working', null);
    await letGo('export.start', {
      ok: true,
      value: {
        folder: '/x',
        files: 3,
        pictures: 3,
        credentialsLost: 0,
        leftOut: 0,
        failed: [],
        failures: 0,
        stopped: true,
        stoppedBy: null,
      },
    });
    await page().getByRole('status').getByText('It was stopped before everything was exported.').waitFor();
  });

  test('an edit without a picture is not exported', async () => {
    await open({ edits: [plainEdit(5, { state: 'cancelled', results: [] })] });
    await page().getByRole('main').getByText('Cancelled').first().waitFor();
    await press('Control+e');
    await page().getByText('There is no picture to export. Select edits that are done.').waitFor();
  });

  test('is in Chinese too', async () => {
    await open({ edits: [edit], settings: { language: 'zh-CN' } });
    await page().getByRole('main').getByRole('img', { name: '结果：a red boat' }).waitFor();
    await press('Control+e');
    const title = await page().getByRole('dialog').getByRole('heading').first().textContent();
    expect(title).toMatch(/导出/);
    expect(await page().getByRole('dialog').getByRole('button', { name: 'Export' }).count()).toBe(0);
  });
});
