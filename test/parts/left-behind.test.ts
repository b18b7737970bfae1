// What a person leaves behind by going elsewhere: what was being typed.
import { describe, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { plainEdit } from './worlds.ts';

const { open, page, press, called } = usePartWindow();

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
