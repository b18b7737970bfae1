// "Keep my pixels": writing, stopping, failing, and several edits at once.
import { describe, expect, test } from 'vitest';
import { keepProgram } from '../../app/composite/settings.ts';
import type { Kept } from '../../app/contract/contract.ts';
import { englishFailure } from '../../app/failure.ts';
import { edit, settings, written, useKeepWindow } from './keep-window.ts';
import type { Opened } from './open-window.ts';
import { plainEdit } from './worlds.ts';

const { open, page, press, calls, called, letGo, axe, focused, view, stage, option, picture, keepButton, ready } = useKeepWindow();

describe('keeping', () => {
  test('Enter writes; the new version comes on the stage, with how many pixels are the original’s', async () => {
    await ready();
    await press('Enter');
    await called('keep.write', { id: edit.id, index: 0, settings: settings(), force: false });
    await stage().getByRole('img', { name: 'Result: a red boat, kept' }).waitFor();
    await page().getByRole('status').getByText('Kept. 20,880,000 of 20,880,000 pixels outside are the original’s.').waitFor();
    await page().getByRole('status').getByRole('button', { name: 'Show' }).waitFor();
  });

  test('under way it can be stopped, and says that nothing was written', async () => {
    await ready({ held: ['keep.write'] });
    await press('Enter');
    await view().getByText('Writing the picture in full size …').waitFor();
    expect(await focused()).toBe('button Stop');
    await option('Place 1').getByTestId('take').click();
    expect(await option('Place 1').getAttribute('aria-selected')).toBe('true');
    await view().getByRole('button', { name: 'Stop' }).click();
    await called('keep.stop', undefined);
    await letGo('keep.write', { ok: false, failure: englishFailure('cancelled', 'It was stopped.') });
    await page().getByRole('status').getByText('Stopped. Nothing was written.').waitFor();
    await keepButton().waitFor();
  });

  test('a failure is said, and everything stays', async () => {
    await ready({ answers: { 'keep.write': { ok: false, failure: englishFailure('disk-full', 'The disk is full.') } } });
    await option('Place 1').getByTestId('take').click();
    await press('Control+Enter');
    await page().getByRole('status').getByText('The disk is full.').waitFor();
    expect(await option('Place 1').getAttribute('aria-selected')).toBe('false');
  });

  test('what main finds doubtful when it writes is said, and asked for by the next Keep', async () => {
    const doubtful: Kept = { verdict: 'look-first', reason: 'doubtful', edit: null, outside: null };
    await ready({ answers: { 'keep.write': { ok: true, value: doubtful } } });
    await press('Enter');
    await view().getByText('Look first').waitFor();
    await press('Control+Enter');
    await called('keep.write', { force: false }, { force: true });
  });

  test('nothing else is done by key meanwhile: what it would act on is covered', async () => {
    await ready();
    await press('Delete', 'f', '5');
    await press('Escape');
    await stage().waitFor();
    expect(await calls('edit.organise')).toEqual([]);
  });

  test('the backslash shows the original while it is held', async () => {
    await ready();
    await page().keyboard.down('\\');
    await view().getByRole('img', { name: 'The original', exact: true }).waitFor();
    await page().keyboard.up('\\');
    await picture().waitFor();
  });

  test('c divides the picture', async () => {
    await ready();
    await press('c');
    await view().getByRole('slider', { name: 'Original and kept' }).waitFor();
  });
});

describe('several edits', () => {
  const three = [edit, plainEdit(4, { prompt: 'a blue boat', inputs: edit.inputs }), plainEdit(3, { prompt: 'words alone', inputs: [] })];
  const card = () => page().getByRole('complementary', { name: 'Keeping pixels of several edits' });
  const selectAll = async (more: Opened = {}): Promise<void> => {
    await open({ edits: three, ...more, settings: { layout: { gridOpen: true }, ...more.settings } });
    await page().getByRole('gridcell').first().click();
    await press('Control+a');
    await page().getByText('3 selected').first().waitFor();
    await press('k');
  };

  test('are written one after the other; what is not sure waits with its sentence and a way to it', async () => {
    await selectAll({ held: ['keep.write'] });
    await card().getByText('Keeping 0 of 2').waitFor();
    await called('keep.write', { id: three[0]?.id, index: 0, settings: null, force: false });
    await letGo('keep.write', { ok: true, value: written });
    await card().getByText('Keeping 1 of 2').waitFor();
    await letGo('keep.write', { ok: true, value: { verdict: 'look-first', reason: 'doubtful', edit: null, outside: null } });
    await card().getByText('1 of 2 kept').waitFor();
    await card().getByText('1 edit has nothing to keep and was left out.').waitFor();
    await card().getByText('It lies over the original with some doubt.').waitFor();
    expect(await axe('aside')).toEqual([]);
    await card().getByRole('button', { name: 'Open “a blue boat”' }).click();
    await view().waitFor();
    await called('keep.propose', { id: three[1]?.id });
  });

  test('what was kept already is left as it is; alone it opens the result in it', async () => {
    const laid = plainEdit(6, {
      prompt: 'a red boat',
      editedIn: keepProgram,
      inputs: [
        ...edit.inputs,
        { sha256: 'b'.repeat(64), name: 'result.png', width: 600, height: 400, parent: { editId: edit.id, index: 0 } },
      ],
    });
    await open({ edits: [laid, edit], settings: { layout: { gridOpen: true } } });
    await page().getByRole('gridcell').first().click();
    await press('k');
    await view().waitFor();
    await called('keep.propose', { id: edit.id, index: 0 });
    await press('Escape', 'Control+a', 'k');
    await card().getByText('1 edit has nothing to keep and was left out.').waitFor();
    await called('keep.write', { id: edit.id });
  });

  test('one that is kept by hand waits no longer', async () => {
    await selectAll({ held: ['keep.write'] });
    for (let n = 0; n < 2; n++)
      await letGo('keep.write', { ok: true, value: { verdict: 'look-first', reason: 'doubtful', edit: null, outside: null } });
    await card().getByRole('button', { name: 'Open “a blue boat”' }).click();
    await picture().waitFor();
    await press('Enter');
    await letGo('keep.write', { ok: true, value: written });
    await card().getByRole('button', { name: 'Open “a red boat”' }).waitFor();
    expect(await card().getByRole('listitem').count()).toBe(1);
  });

  test('stop ends it, and says how far it came', async () => {
    await selectAll({ held: ['keep.write'] });
    await card().getByRole('button', { name: 'Stop' }).click();
    await called('keep.stop', undefined);
    await letGo('keep.write', { ok: false, failure: englishFailure('cancelled', 'It was stopped.') });
    await card().getByText('Stopped: 0 of 2 kept').waitFor();
    expect(await calls('keep.write')).toHaveLength(1);
    expect(await card().getByRole('listitem').count()).toBe(0);
  });
});
