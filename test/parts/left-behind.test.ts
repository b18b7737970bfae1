// What a person leaves behind by going elsewhere: what was being typed, the library.
import { describe, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { plainEdit } from './worlds.ts';

const { open, page, press, called, emit } = usePartWindow();

const edit = plainEdit(3, { prompt: 'a red boat' });
const stage = () => page().getByRole('main', { name: 'Stage' });
const picture = () => stage().getByRole('img', { name: /a red boat$/ });
const note = () => page().getByRole('textbox', { name: 'Note' });

const quit = () => page().evaluate(() => window.dispatchEvent(new Event('pagehide')));

test.each([
  ['when Escape puts the panel away', () => press('Escape')],
  ['a moment after the last letter', async () => undefined],
  ['when the program is quit', quit],
])('a note that is being typed is written %s', async (_, leave) => {
  await open({ edits: [edit] });
  await picture().waitFor();
  await press('i');
  await note().pressSequentially('for the client');
  await leave();
  await called('edit.organise', { ids: [edit.id], change: { note: 'for the client' } });
});

describe('another library', () => {
  const elsewhere = { folder: '/elsewhere', state: 'open', total: 0, trashed: 0, damaged: 0 } as const;
  const others = [plainEdit(4), plainEdit(5)];

  test('begins with an empty stage', async () => {
    await open({ edits: [edit] });
    await picture().waitFor();
    await emit('library.changed', elsewhere);
    await picture().waitFor({ state: 'detached' });
  });

  test('has no page of several results of the one before', async () => {
    await open({ edits: [edit, ...others], settings: { layout: { view: 'library' } } });
    await page().getByRole('gridcell').first().click();
    await press('Control+a', 'c');
    const choice = page().getByText('3 results in the choice');
    await choice.waitFor();
    await emit('library.changed', elsewhere);
    await choice.waitFor({ state: 'detached' });
  });

  test('has no page of pixels that are kept of the one before', async () => {
    await open({ edits: [edit] });
    await picture().waitFor();
    await press('k');
    const page_ = page().getByRole('main', { name: 'Keep my pixels' });
    await page_.waitFor();
    await emit('library.changed', elsewhere);
    await page_.waitFor({ state: 'detached' });
  });

  test('offers no undo of what was done in the one before', async () => {
    await open({ edits: [edit, ...others], settings: { layout: { view: 'library' } } });
    await page().getByRole('gridcell').first().click();
    await press('Control+a', 'Delete');
    const undo = page().getByRole('status', { name: 'Messages' }).getByRole('button', { name: 'Undo' });
    await undo.waitFor();
    await emit('library.changed', elsewhere);
    await undo.waitFor({ state: 'detached' });
  });

  test('is not chosen while marks are being written', async () => {
    await open({ edits: [edit, ...others], settings: { layout: { view: 'library' } }, held: ['edit.organise'] });
    await page().getByRole('gridcell').first().click();
    await press('3', 'Control+,');
    const choose = page().getByRole('button', { name: 'Choose another folder' });
    await choose.click();
    await page().getByText('Edits of this library are still being changed. Let that end, or stop it, then change the library.').waitFor();
    await called('library.chooseFolder');
  });
});

describe('quitting writes what is being typed in the settings', () => {
  const programs = [{ name: 'GIMP', path: '/usr/bin/gimp' }];

  test.each([
    ['a limit of pictures', 'At most in a day: pictures', '9', 'settings.change', { limits: { dayPictures: 9 } }],
    ['a price', 'Price of a picture', '0.05', 'settings.change', { pricePerPicture: 0.05 }],
    ['a currency', 'Currency', 'EUR', 'settings.change', { currency: 'EUR' }],
    ['the names of new files', 'Names of new files', '{seed}', 'settings.change', { nameTemplate: '{seed}' }],
    ['the name of a program', 'Name of program 1', 'darktable', 'program.rename', { at: 0, name: 'darktable' }],
  ] as const)('%s', async (_, name, typed, call, argument) => {
    await open({ settings: { programs } });
    await press('Control+,');
    const field = page().getByRole('textbox', { name, exact: true });
    await field.fill(typed);
    await quit();
    await called(call, argument);
    // And once is enough.
    await field.blur();
    await called(call, argument);
  });
});
