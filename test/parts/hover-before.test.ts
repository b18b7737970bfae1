// The grid shows what a picture was made from, where the pointer rests.
import { describe, test } from 'vitest';
import { readSettings } from '../../app/settings/settings.ts';
import { usePartWindow } from './open-window.ts';
import { plainEdit } from './worlds.ts';

const { open, page, called, emit } = usePartWindow();
const grid = () => page().getByRole('grid', { name: 'Library' });

describe('a cell that the pointer rests on', () => {
  const boat = plainEdit(9, { prompt: 'red boat' });
  const layout = { view: 'library', cellSize: 240 } as const;
  const before = () => grid().getByRole('gridcell', { name: 'red boat' }).locator(`img[src*="media/picture/${boat.inputs[0]?.sha256}"]`);

  test('shows what its picture was made from, until the pointer leaves, or the switch is off', async () => {
    await open({ edits: [boat, plainEdit(8, { prompt: 'blue hat' })], settings: { layout } });
    await grid().getByRole('gridcell', { name: 'red boat' }).hover();
    await before().waitFor();
    await grid().getByRole('gridcell', { name: 'blue hat' }).hover();
    await before().waitFor({ state: 'detached' });
    await grid().getByRole('gridcell', { name: 'red boat' }).hover();
    await before().waitFor();
    await emit('settings.changed', readSettings({ layout: { ...layout, hoverBefore: false } }));
    await before().waitFor({ state: 'detached' });
  });

  test('does so for the active one by the key that shows before, while it is held', async () => {
    await open({ edits: [boat], settings: { layout: { ...layout, hoverBefore: false } } });
    await grid().getByRole('gridcell', { name: 'red boat' }).click();
    await page().keyboard.down('\\');
    await before().waitFor();
    await page().keyboard.up('\\');
    await before().waitFor({ state: 'detached' });
  });

  test('has a switch in the menu of the grid', async () => {
    await open({ edits: [boat], settings: { layout } });
    await page().getByRole('button', { name: 'Newest first' }).click();
    await page().getByRole('menuitemcheckbox', { name: 'Before, where the pointer rests' }).click();
    await called('settings.change', { layout: { hoverBefore: false } });
  });
});
