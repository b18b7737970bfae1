// Watched folders: what waits in them is a row of the queue that opens the sheet of a batch; the settings say which they are and what for.
import { describe, expect, test } from 'vitest';
import { makeFailure } from '../../app/make-failure.ts';
import { say } from '../../app/messages/say.ts';
import { sampleChain, sampleGathering, samplePreset as golden, sampleSteps, sampleWatched } from '../fakes/batch-calls.ts';
import { usePartWindow } from './open-window.ts';
import { draftWith } from './worlds.ts';

const { open, page, emit, called, calls, axe } = usePartWindow();

const guards = { pilot: 3, limits: { pictures: null, cost: null }, stopOn: 'trouble', set: null, project: null };
const chosen = [0, 1, 2, 3, 4];
const sheet = () => page().getByRole('dialog').filter({ hasText: 'First look at a few' });
const queue = () => page().getByRole('dialog', { name: 'Queue' });
const row = (name: string) => queue().getByRole('list', { name: 'Watched folders' }).getByRole('listitem').filter({ hasText: name });

async function openQueue(): Promise<void> {
  await page()
    .getByRole('button', { name: /^Queue/ })
    .click();
}

describe('pictures that wait', () => {
  test('are told once, counted as what needs the person, and run with the chain of their folder only by Run', async () => {
    const folder = sampleWatched({ use: { kind: 'chain', name: 'evening GOLD' } });
    await open({ watched: [folder], chains: [sampleChain('Evening gold')] });
    await page()
      .getByRole('button', { name: /^Queue/ })
      .waitFor();
    await emit('watched.changed', { folders: [{ ...folder, waiting: 3, first: sampleWatched({ waiting: 3 }).first }], trouble: null });
    await page().getByText('3 new pictures in Shoot.').waitFor();
    await emit('watched.changed', { folders: [{ ...folder, waiting: 9, first: sampleWatched({ waiting: 9 }).first }], trouble: null });
    expect(await page().getByText('9 new pictures in Shoot.').count()).toBe(0);
    await page().getByRole('button', { name: 'Queue: 1 needs you' }).click();
    await page().getByText('3 new pictures in Shoot.').waitFor({ state: 'detached' });
    await row('9 new pictures in Shoot').getByText('evening GOLD · chain').waitFor();
    expect(await row('Shoot').getByRole('img').count()).toBe(6);
    await row('Shoot').getByText('+3').waitFor();
    expect(await axe('[role=dialog]')).toEqual([]);
    await row('Shoot').getByRole('button', { name: 'Look at them …' }).click();
    await page().getByRole('dialog', { name: 'Evening gold on other pictures' }).waitFor();
    await expect.poll(() => page().getByRole('list', { name: 'Steps' }).getByRole('listitem').count()).toBe(sampleSteps.length);
    expect(await calls('chain.start')).toEqual([]);
    await page().getByRole('button', { name: 'Run on 5 pictures' }).click();
    await called('chain.start', {
      ...guards,
      pilot: null,
      gathering: sampleGathering(5).key,
      chosen,
      of: { name: 'Evening gold' },
      approve: false,
    });
  });

  test('run with the words, the model and the parameters of a preset, and the draft stays', async () => {
    const folder = sampleWatched({ use: { kind: 'preset', name: 'Golden' }, waiting: 5 });
    await open({ watched: [folder], saved: [golden], snapshot: { draft: draftWith({ prompt: 'something else' }) } });
    await openQueue();
    await row('Shoot').getByRole('button', { name: 'Look at them …' }).click();
    await sheet().getByText('Settings of the preset Golden: pro · 3:2').waitFor();
    expect(await sheet().getByRole('textbox', { name: 'Instruction' }).inputValue()).toBe('make {name} golden');
    await sheet().getByRole('button', { name: 'Run the first 3' }).click();
    await called('batch.start', {
      ...guards,
      gathering: sampleGathering(5).key,
      chosen,
      request: { model: 'flux_kontext_pro', prompt: 'make {name} golden', parameters: { aspect_ratio: '3:2' }, pictures: [] },
    });
    expect(await page().getByRole('textbox', { name: 'Instruction' }).inputValue()).toBe('something else');
  });

  test('open the sheet with the words of the pane where their chain is gone, which is said', async () => {
    const folder = sampleWatched({ use: { kind: 'chain', name: 'Gone' }, waiting: 5 });
    await open({ watched: [folder], snapshot: { draft: draftWith({ prompt: 'make it calm' }) } });
    await openQueue();
    await row('Shoot').getByRole('button', { name: 'Look at them …' }).click();
    await page().getByText('“Gone” is not in this library any more.').waitFor();
    expect(await sheet().getByRole('textbox', { name: 'Instruction' }).inputValue()).toBe('make it calm');
  });

  test('are left by one press, and nothing of them is gathered', async () => {
    await open({ watched: [sampleWatched({ waiting: 2 })] });
    await openQueue();
    await row('2 new pictures in Shoot').getByRole('button', { name: 'Leave them' }).click();
    await called('watched.leave', { key: sampleWatched().key });
    await page().getByText('2 pictures in Shoot left.').waitFor();
    await queue().getByText('Nothing is waiting or running.').waitFor();
    expect(await calls('watched.gather')).toEqual([]);
  });
});

describe('the settings', () => {
  const section = () => page().getByRole('region', { name: 'Watched folders' });
  async function openSettings(): Promise<void> {
    await page().getByRole('button', { name: 'Settings' }).click();
    await section().getByRole('heading').waitFor();
  }

  test('say which folders are watched, add one, choose what it is for, and remove it', async () => {
    await open({ chains: [sampleChain('Evening gold')], saved: [golden] });
    await openSettings();
    await section().getByText('No folder is watched yet.').waitFor();
    await section().getByRole('button', { name: 'Add a folder …' }).click();
    await page().getByText('Shoot is watched.').waitFor();
    await section().getByText('/home/ada/Pictures/Shoot').waitFor();
    await section().getByText('Nothing new').waitFor();
    await section().getByRole('button', { name: 'What Shoot is for: The words in compose' }).click();
    await expect
      .poll(() => page().getByRole('menuitemradio').allTextContents())
      .toEqual(['The words in compose', 'Evening gold · chain', 'Golden · preset']);
    await page().getByRole('menuitemradio', { name: 'Golden · preset' }).click();
    await called('watched.use', { key: sampleWatched().key, use: { kind: 'preset', name: 'Golden' } });
    await section().getByRole('button', { name: 'What Shoot is for: Golden · preset' }).waitFor();
    expect(await axe('main')).toEqual([]);
    await section().getByRole('button', { name: 'Stop watching Shoot' }).click();
    await section().getByText('No folder is watched yet.').waitFor();
  });

  test('say that a folder is away, and in Chinese too', async () => {
    const trouble = makeFailure('picture-missing', say('watched.notThere', { folder: '/mnt/card' }));
    await open({ watched: [sampleWatched({ folder: '/mnt/card', name: 'card', trouble })], settings: { language: 'zh-CN' } });
    await page().getByRole('button', { name: '设置' }).click();
    await page().getByText('文件夹 /mnt/card 不存在。请连接其硬盘，之后会自动重新查看。').waitFor();
  });
});
