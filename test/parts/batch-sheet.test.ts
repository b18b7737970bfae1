// The sheet of a batch: what cannot be sent stands apart on it, and Escape loses nothing of it.
import { describe, expect, test } from 'vitest';
import { englishFailure } from '../../app/failure.ts';
import { sampleGathering } from '../fakes/batch-calls.ts';
import { dropFiles } from './drop-files.ts';
import { usePartWindow } from './open-window.ts';

const { open, page, press, axe, letGo } = usePartWindow();

const drop = (count: number): Promise<void> => dropFiles(page(), count);
const question = () => page().getByRole('alertdialog');
const sheet = () => page().getByRole('dialog', { name: 'A batch of 5 pictures' });

async function openSheet(): Promise<void> {
  await drop(5);
  await question().getByRole('button', { name: 'One edit each (5)' }).click();
  await sheet().waitFor();
}

test('names too long for their place keep the number at their end', async () => {
  const { pictures, ...gathering } = sampleGathering(5);
  const named = pictures.map((picture, at) => ({ ...picture, name: `2026-11-23_wedding-of-anna-and-paul_${at + 40}42.jpg` }));
  await open({ gathering: { ...gathering, pictures: named } });
  await openSheet();
  await sheet().getByRole('checkbox', { name: '2026-11-23_wedding-of-anna-and-paul_4042.jpg' }).waitFor();
  const ends = await sheet()
    .getByText('_4042.jpg', { exact: true })
    .evaluate((end) => [end.getBoundingClientRect().right, end.closest('label')?.getBoundingClientRect().right ?? 0]);
  expect(ends[0]).toBeLessThanOrEqual(ends[1] ?? 0);
});

describe('what cannot be sent', () => {
  const refused = ['README.md', 'x.tif', 'y.tif', 'z.tif'].map((name) => ({
    name,
    failure: englishFailure('picture-unsupported', `“${name}” is a text file. Choose a JPEG, PNG, WebP, AVIF, TIFF or GIF picture.`),
  }));

  test('stands apart with its reason, and counts in no sum', async () => {
    await open({ gathering: { ...sampleGathering(5), failures: refused } });
    await drop(9);
    await question().getByText('4 files cannot be sent and are left out').waitFor();
    await question().getByRole('button', { name: 'One edit each (5)' }).click();
    const apart = sheet().getByRole('group', { name: '4 files cannot be sent and are left out' });
    await apart.getByText('“README.md” is a text file.').waitFor();
    expect(await apart.getByText('“z.tif”').isVisible()).toBe(false);
    await apart.getByText('and 1 more').click();
    await apart.getByText('“z.tif”').waitFor();
    expect([await apart.getByRole('checkbox').count(), await sheet().getByRole('checkbox').count()]).toEqual([0, 5]);
    await sheet().getByText('5 of 5 chosen').waitFor();
    await sheet().getByText('5 edits ·').waitFor();
    expect(await axe('[role=dialog]')).toEqual([]);
  });

  test('dropped alone over the sheet, it takes nothing from it', async () => {
    await open({ held: ['batch.gather'] });
    await drop(5);
    await letGo('batch.gather', { ok: true, value: sampleGathering(5) });
    await question().getByRole('button', { name: 'One edit each (5)' }).click();
    await sheet().waitFor();
    await drop(1);
    await letGo('batch.gather', { ok: true, value: { ...sampleGathering(0), failures: refused } });
    await page().getByText('4 files not taken').waitFor();
    await sheet().getByText('5 of 5 chosen').waitFor();
  });
});

describe('Escape', () => {
  const put = () => page().getByText('The batch is put away as you left it.');
  const fill = async (): Promise<void> => {
    await open();
    await openSheet();
    await sheet().getByRole('textbox', { name: 'Instruction' }).fill('golden {name}');
    await sheet().getByRole('checkbox', { name: 'IMG_0002.jpg' }).uncheck();
    await sheet().getByRole('textbox', { name: 'How many to look at first' }).fill('2');
  };
  const stands = async (): Promise<void> => {
    await sheet().getByText('As you left it').waitFor();
    expect([
      await sheet().getByRole('textbox', { name: 'Instruction' }).inputValue(),
      await sheet().getByRole('checkbox', { name: 'IMG_0002.jpg' }).isChecked(),
      await sheet().getByRole('textbox', { name: 'How many to look at first' }).inputValue(),
    ]).toEqual(['golden {name}', false, '2']);
  };

  test('puts a filled sheet away, which opens again as it was left: from what is said, from the queue, with the same pictures', async () => {
    await fill();
    await press('Escape');
    await sheet().waitFor({ state: 'detached' });
    await put().waitFor();
    await page().getByRole('button', { name: 'Open it again' }).click();
    await stands();
    await press('Escape');
    await page()
      .getByRole('button', { name: /^Queue/ })
      .click();
    const queue = page().getByRole('dialog', { name: 'Queue' });
    await queue.getByText('4 pictures · not begun').waitFor();
    expect(await axe('[role=dialog]')).toEqual([]);
    await queue.getByRole('button', { name: 'Open it again' }).click();
    await stands();
    await press('Escape');
    await drop(5);
    await question().getByRole('button', { name: 'One edit each (5)' }).click();
    await stands();
    expect(await axe('[role=dialog]')).toEqual([]);
    await sheet().getByRole('button', { name: 'Start anew' }).click();
    await sheet().getByText('5 of 5 chosen').waitFor();
    expect(await sheet().getByRole('textbox', { name: 'Instruction' }).inputValue()).toBe('');
  });

  test('keeps nothing of a sheet that nobody filled, nor Cancel of any; the queue throws away what is kept', async () => {
    await open();
    await openSheet();
    await press('Escape');
    await sheet().waitFor({ state: 'detached' });
    expect(await put().count()).toBe(0);
    await fill();
    await sheet().getByRole('button', { name: 'Cancel' }).click();
    await sheet().waitFor({ state: 'detached' });
    expect(await put().count()).toBe(0);
    await fill();
    await press('Escape');
    await page()
      .getByRole('button', { name: /^Queue/ })
      .click();
    await page().getByRole('button', { name: 'Throw away golden {name}' }).click();
    await page().getByText('4 pictures · not begun').waitFor({ state: 'detached' });
  });
});
