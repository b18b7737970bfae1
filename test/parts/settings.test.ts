// Settings: each change is one call with its own part; the key in all its states; the library.
import { describe, expect, test } from 'vitest';
import { englishFailure } from '../../app/failure.ts';
import type { KeyStatus } from '../../app/contract/contract.ts';
import { usePartWindow } from './open-window.ts';
import type { Opened } from './open-window.ts';
import { plainEdit } from './worlds.ts';
import { say } from '../../app/messages/say.ts';
import { inEnglish } from '../../app/messages/english.ts';

const { open, page, press, called, emit, spoken, axe } = usePartWindow();

const section = (name: string) => page().getByRole('region', { name, exact: true });
const opened = async (more: Opened = {}): Promise<void> => {
  await open(more);
  await press('Control+,');
  await page().getByRole('main', { name: 'Settings' }).waitFor();
};

describe('the names of new files', () => {
  test('follow a template, whose name is shown while it is typed and kept when the field is left', async () => {
    await opened();
    const field = section('Library').getByRole('textbox', { name: 'Names of new files' });
    await field.fill('{prompt');
    await section('Library').getByText('“{prompt” has a brace without its other half. Close it, or leave it out.').waitFor();
    await field.blur();
    await field.fill('{promt} ');
    await section('Library').getByText('These words mean nothing and stay as they are: {promt}').waitFor();
    await field.fill('{project}');
    await section('Library').getByRole('button', { name: 'Put {seed} into the name' }).click();
    expect(await field.inputValue()).toBe('{project}-{seed}');
    await section('Library')
      .getByText(/^\d{8}-\d{6}_lakeside-brochure-4711_k7f3\.png$/)
      .waitFor();
    await press('Enter');
    await called('settings.change', { nameTemplate: '{project}-{seed}' });
    expect(await axe('[data-section="library"]')).toEqual([]);
    // Nothing at all is the usual one.
    await field.fill('');
    await field.blur();
    await called('settings.change', { nameTemplate: '{project}-{seed}' }, { nameTemplate: '{prompt}' });
  });
});

describe('a change is one call', () => {
  test.each([
    ['Sending', 'radio', '3,072', { sending: { longSide: 3072 } }],
    ['Sending', 'switch', 'Send files as they are', { sending: { asIs: true } }],
    ['Queue', 'radio', '4', { atOnce: 4 }],
    ['Queue', 'switch', 'Notify when edits end', { notifications: false }],
    ['Look', 'radio', 'Light', { theme: 'light' }],
    ['Look', 'radio', 'Compact', { layout: { density: 'compact' } }],
    ['Look', 'radio', '简体中文', { language: 'zh-CN' }],
  ] as const)('%s, %s “%s”: %j', async (where, role, name, patch) => {
    await opened();
    await section(where).getByRole(role, { name, exact: true }).focus();
    await press('Space');
    await called('settings.change', patch);
  });

  test('the language changes every sentence at once', async () => {
    await opened();
    await section('Look').getByRole('radio', { name: '简体中文' }).focus();
    await press('Space');
    await page().getByRole('main', { name: '设置' }).waitFor();
    await page().getByRole('search').getByRole('combobox', { name: '搜索图库' }).waitFor();
    expect(await page().evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    expect(await axe('[data-section="service"]')).toEqual([]);
  });

  test('what was read aloud in the language before is gone with it', async () => {
    await open({ edits: [plainEdit(5)], settings: { language: 'zh-CN', layout: { view: 'library' } } });
    await page().getByRole('gridcell').first().click();
    await press('3');
    await spoken('3');
    expect(await page().locator('[aria-live]').allTextContents()).toContainEqual(expect.stringMatching(/\p{Script=Han}/u));
    await press('Control+,');
    await page().locator('[data-section="look"]').getByRole('radio', { name: 'English' }).focus();
    await press('Space');
    await page().getByRole('main', { name: 'Settings' }).waitFor();
    expect((await page().locator('[aria-live]').allTextContents()).join('')).toBe('');
  });

  test('Escape leaves the page, the list at the side goes to a section', async () => {
    await opened();
    await page().getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Keys' }).click();
    await expect.poll(() => section('Keys').evaluate((node) => node.getBoundingClientRect().top < innerHeight)).toBe(true);
    await press('Escape');
    await page().getByRole('main', { name: 'Stage' }).waitFor();
  });

  test('the list marks the section in sight: after a click, a scroll, and keys', async () => {
    await opened();
    const list = page().getByRole('navigation', { name: 'Settings' });
    const marked = () => list.locator('[aria-current="true"]').allTextContents();
    expect(await marked()).toEqual(['Service']);
    await list.getByRole('button', { name: 'Queue' }).click();
    await expect.poll(marked).toEqual(['Queue']);
    await section('Queue').hover();
    await page().mouse.wheel(0, -10_000);
    await expect.poll(marked).toEqual(['Service']);
    // Asked for a second time.
    await list.getByRole('button', { name: 'Queue' }).click();
    await expect.poll(marked).toEqual(['Queue']);
    const top = await section('Queue').evaluate((node) => node.getBoundingClientRect().top);
    expect(top).toBeLessThan(200);
    await section('Queue').hover();
    await page().mouse.wheel(0, 10_000);
    await expect.poll(marked).toEqual(['About']);
    // Back from there by keys: the last control before the section.
    await section('Keys').getByRole('button').last().focus();
    await press('Shift+Tab');
    await expect.poll(marked).toEqual(['Keys']);
  });
});

describe('the key', () => {
  const keyOf = (more: Partial<KeyStatus> = {}): KeyStatus => ({ present: true, last4: '12ab', where: 'keychain', trouble: null, ...more });
  const service = { rehearsal: false, baseUrl: 'https://cloud.seaart.ai/model' };
  const button = (name: string) => section('Service').getByRole('button', { name, exact: true });

  test.each([
    [keyOf({ present: false, last4: null, where: null }), 'There is no key. Edits are rehearsed on this computer.', ['Save key']],
    [
      keyOf({ present: false, last4: null, where: null, trouble: say('key.keychainLocked') }),
      'No key can be read now. Edits are rehearsed on this computer.',
      ['Save key'],
    ],
    [keyOf(), 'A key ending in 12ab is kept in this computer’s keychain.', ['Replace key', 'Test key', 'Remove key']],
    [
      keyOf({ where: 'session', trouble: say('key.keychainLocked') }),
      'A key ending in 12ab is kept in memory until Kontext Studio is closed.',
      ['Replace key', 'Test key', 'Remove key'],
    ],
    [
      keyOf({ where: 'environment' }),
      'A key ending in 12ab comes from the environment variable SEAART_API_KEY, not stored.',
      ['Replace key', 'Test key'],
    ],
  ] as const)('%j is said as “%s”', async (key, words, buttons) => {
    await opened({ snapshot: { key, service } });
    await section('Service').getByText(words).waitFor();
    const shown = await section('Service').getByRole('button').allTextContents();
    expect(shown.filter((name) => name.endsWith('key'))).toEqual(buttons);
    if (key.trouble !== null)
      await section('Service')
        .getByText(`${inEnglish(key.trouble)} Without the keychain a key is kept for this session only.`)
        .waitFor();
  });

  test('in the environment that is none is said to be, without a word about a keychain', async () => {
    const key = keyOf({ present: false, last4: null, where: null, trouble: say('key.environmentIsNoKey') });
    await opened({ snapshot: { key, service: { ...service, rehearsal: true } } });
    await section('Service')
      .getByText(inEnglish(say('key.environmentIsNoKey')), { exact: true })
      .waitFor();
    expect(await section('Service').getByText('Without the keychain').count()).toBe(0);
  });

  test('is taken for the session where there is no keychain, which is said once', async () => {
    const key = keyOf({ where: 'session', trouble: say('key.keychainLocked') });
    await opened({ snapshot: { key, service }, answers: { 'key.set': { ok: true, value: key } } });
    await section('Service').getByLabel('SeaArt API key').fill('sk-test-12ab');
    await press('Enter');
    await section('Service').getByText('Key taken for this session').waitFor();
    expect(await section('Service').getByText('Without the keychain a key is kept for this session only.').count()).toBe(1);
  });

  test('is saved once, and leaves the field', async () => {
    await opened();
    const field = section('Service').getByLabel('SeaArt API key');
    await field.fill('  sk-test-9xyz ');
    await press('Enter');
    await called('key.set', { key: 'sk-test-9xyz' });
    await section('Service').getByText('Key saved').waitFor();
    await section('Service').getByText('A key ending in 9xyz is kept in this computer’s keychain.').waitFor();
    expect(await field.inputValue()).toBe('');
    expect(await field.getAttribute('type')).toBe('password');
  });

  test('is tested, and what came of it is said', async () => {
    const answers = { 'key.test': { ok: false, failure: englishFailure('bad-key', 'SeaArt does not know this key.') } } as const;
    await opened({ snapshot: { key: keyOf(), service }, answers });
    await button('Test key').click();
    await section('Service').getByText('SeaArt does not know this key.').waitFor();
  });

  test('is removed', async () => {
    await opened({ snapshot: { key: keyOf(), service } });
    await button('Remove key').click();
    await called('key.clear', undefined);
    await section('Service').getByText('There is no key. Edits are rehearsed on this computer.').waitFor();
  });

  test('lets rehearsals be chosen although it is there', async () => {
    await opened({ snapshot: { key: keyOf(), service } });
    await section('Service').getByRole('switch', { name: 'Rehearse' }).click();
    await called('settings.change', { rehearse: true });
  });

  test('can be had from SeaArt', async () => {
    await opened();
    await button('Get a key from SeaArt').click();
    await called('link.open', { link: 'keys' });
  });
});

describe('the library', () => {
  test.each([
    ['Choose another folder', 'library.chooseFolder', undefined],
    ['Open the folder', 'library.reveal', undefined],
    ['Verify the library', 'library.verify', undefined],
    ['Rebuild the index', 'library.rebuild', undefined],
    ['Back up to a folder', 'library.backUp', { to: 'chosen' }],
    ['Import a folder', 'library.import', { folder: null, move: false }],
    ['Move a folder in', 'library.import', { folder: null, move: true }],
  ] as const)('“%s” reaches main', async (name, call, argument) => {
    await opened();
    await section('Library').getByRole('button', { name, exact: true }).click();
    await called(call, argument);
  });

  test('a backup says where and when the last one was made, what it left, and is made again there', async () => {
    const backedUp = {
      at: '2026-11-27T20:15:00.000Z',
      folder: '/drive/of my backup',
      copied: 12,
      bytes: 24_000_000,
      same: 340,
      moved: 0,
      findings: 3,
      listed: [{ file: '2026/11/one.png', message: say('backup.damaged') }],
      stopped: false,
    };
    const button = (name: string) => section('Library').getByRole('button', { name, exact: true });
    await opened({ answers: { 'library.backUp': { ok: true, value: backedUp } } });
    await section('Library').getByText('Not backed up from this computer yet').waitFor();
    await button('Back up to a folder').click();
    await section('Library').getByText('Last to /drive/of my backup,').waitFor();
    const left = page().getByRole('region', { name: 'What the backup did' });
    expect(await left.innerText()).toMatch(
      /^12 files copied \(24 MB\), 340 there already, 3 files to look at\.\s*2026\/11\/one\.png\s*This file is damaged.*\s*And 2 others/,
    );
    await button('Back up again').click();
    await called('library.backUp', { to: 'chosen' }, { to: 'last' });
  });

  test('work under way says how far it is and can be stopped; other work waits', async () => {
    await opened();
    await emit('library.working', { kind: 'verify', done: 1200, total: 5000 });
    await section('Library').getByText('1,200 of 5,000 files checked').waitFor();
    expect(await section('Library').getByRole('button', { name: 'Rebuild the index' }).getAttribute('aria-disabled')).toBe('true');
    await section('Library').getByRole('button', { name: 'Stop' }).click();
    await called('library.stop', undefined);
    await emit('library.working', null);
    await section('Library').getByRole('button', { name: 'Verify the library' }).waitFor();
  });
});

describe('programs', () => {
  test('a program is added by a dialog of main', async () => {
    await opened();
    await section('Open in').getByRole('button', { name: /^Add/ }).click();
    await called('program.add', undefined);
    await section('Open in').getByRole('textbox').first().waitFor();
    expect(await section('Open in').getByRole('textbox').first().inputValue()).toBe('Krita');
  });
});
