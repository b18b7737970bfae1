// When it is asked how a result lies over what was sent: never without need, since it takes seconds.
import { expect, test } from 'vitest';
import { keepProposal } from '../fakes/keep-calls.ts';
import { usePartWindow } from './open-window.ts';
import { plainEdit } from './worlds.ts';

const { open, page, press, calls } = usePartWindow();
const stage = () => page().getByRole('main', { name: 'Stage' });

const sent = { width: 600, height: 400 };
const made = { bytes: 1_830_000, mediaType: 'image/png' } as const;
const edit = plainEdit(5, {
  prompt: 'a red boat',
  inputs: [{ sha256: 'a'.repeat(64), name: 'autumn.jpg', ...sent, parent: null }],
  results: [{ ...made, width: 400, height: 400 }],
});

test('how a result lies is not asked for again while its comparison is left and begun', async () => {
  await open({
    edits: [edit],
    answers: { 'keep.propose': { ok: true, value: keepProposal } },
    settings: { layout: { view: 'stage', composeOpen: false } },
  });
  await stage().getByRole('status').filter({ hasText: 'Lined up' }).waitFor();
  await press('c');
  await stage().getByRole('slider', { name: 'Before and after' }).waitFor({ state: 'detached' });
  await press('c');
  await stage().getByRole('status').filter({ hasText: 'Lined up' }).waitFor();
  expect(await calls('keep.propose')).toHaveLength(1);
});

test('it is not worked out for shapes alike', async () => {
  await open({ edits: [{ ...edit, results: [{ ...made, width: 1248, height: 832 }] }] });
  await stage().getByRole('slider', { name: 'Before and after' }).waitFor();
  await page().keyboard.down('\\');
  await stage().getByRole('img', { name: 'Before · image 1' }).waitFor();
  await page().keyboard.up('\\');
  expect(await calls('keep.propose')).toEqual([]);
});
