// A language that was added as CONTRIBUTING.md says: everything the window says is of it, also what came from main.
import { describe, expect, test } from 'vitest';
import { makeFailure } from '../../app/make-failure.ts';
import { say } from '../../app/messages/say.ts';
import { ownName, tag } from '../fakes/made-up-language/add.ts';
import { usePartWindow } from './open-window.ts';
import { plainEdit } from './worlds.ts';
import { languageNames } from '../../app/language-names.ts';

const { open, page, press } = usePartWindow();

const failure = makeFailure('picture-unsupported', say('picture.isOther', { name: 'notes.txt', what: say('file.text') }));
const failed = plainEdit(3, { prompt: 'a red boat', state: 'failed', results: [], failure });

async function speaking(): Promise<void> {
  await open({ languages: 'made-up', edits: [failed] });
  await press('Control+,');
  await page().getByRole('radio', { name: ownName }).click();
  await page().locator(`html[lang=${tag}]`).waitFor({ state: 'attached' });
}

describe('a third language', () => {
  test('is chosen by the name its readers know, and speaks everywhere in the window', async () => {
    await speaking();
    const words = await page().locator('h1, h2, h3, button, label').allInnerTexts();
    const others = words.map((said) => said.trim()).filter((said) => /\p{L}{2}/u.test(said) && !said.includes('⟦'));
    // Names of languages, and what a template of names is written with, are the same in each.
    expect(others.filter((said) => ![...Object.values(languageNames), ownName].includes(said) && !/^\{\w+\}$/.test(said))).toEqual([]);
    expect(words.length).toBeGreaterThan(30);
  });

  test('says what main found, with the names in it', async () => {
    await speaking();
    await press('Escape');
    await page().getByText('⟦“notes.txt” is ⟦a text file⟧. Choose a JPEG, PNG, WebP, AVIF, TIFF or GIF picture.⟧').first().waitFor();
  });
});
