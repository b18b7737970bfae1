// Keys where a page covers the window: nothing is bought, marked or thrown away that nobody sees.
import { describe, expect, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { draftWith, plainEdits, ready } from './worlds.ts';

const { open, page, press, calls } = usePartWindow();

const paid = () => calls('edit.run');

describe.each([
  ['the settings', 'Control+,', 'Settings'],
  ['what was sent', 'Control+Shift+s', 'Sent'],
])('over %s', (_, chord, name) => {
  test('no key runs the draft, chooses, marks or throws away', async () => {
    await open({ snapshot: ready, edits: plainEdits(3), settings: { layout: { view: 'library' } } });
    await page().getByRole('main', { name: 'Library' }).getByRole('gridcell').first().click();
    await press(chord);
    await page().getByRole('main', { name }).waitFor();
    for (const key of [
      'Control+Enter',
      'Control+Shift+Enter',
      'Control+a',
      'Delete',
      'Backspace',
      '5',
      'f',
      'x',
      '6',
      'a',
      'r',
      'Space',
      't',
    ])
      await press(key);
    // One that is offered there, after which all that was pressed before has come to its end.
    await press('Control+k');
    await page().getByRole('dialog').waitFor();
    expect([await paid(), await calls('edit.organise')]).toEqual([[], []]);
  });
});

test('in a field that hangs over the window Ctrl+Enter buys nothing: the list of words, the palette', async () => {
  await open({ snapshot: { draft: draftWith({ prompt: 'make it red' }) } });
  await page().getByRole('main', { name: 'Stage' }).waitFor();
  for (const chord of ['Control+l', 'Control+k']) {
    await press(chord);
    const dialog = page().getByRole('dialog');
    await dialog.getByRole('textbox').or(dialog.getByRole('combobox')).or(dialog.getByRole('searchbox')).first().waitFor();
    await page().keyboard.type('zoom');
    await press('Control+Enter');
    expect(await paid()).toEqual([]);
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
  await press('Control+Enter');
  await expect.poll(paid).toHaveLength(1);
});
