// What main pushes of settings while a newer change is on its way, as on a busy computer.
import { expect, test } from 'vitest';
import { settingsWith, usePartWindow } from './open-window.ts';

const { open, page, emit, called, letGo, calls } = usePartWindow();

test('a view that was just chosen stays, and is what main is told, though an older one is pushed before main has answered', async () => {
  await open({ held: ['settings.change'] });
  const radio = (name: string) => page().getByRole('radio', { name, exact: true });
  const choose = (name: string): Promise<void> => radio(name).evaluate((one: HTMLElement) => one.click());
  const stage = settingsWith({ layout: { view: 'stage' } });
  await choose('Library');
  // Before it was sent, and after.
  await emit('settings.changed', stage);
  expect(await radio('Library').isChecked()).toBe(true);
  await called('settings.change', { layout: { view: 'library' } });
  await emit('settings.changed', stage);
  expect(await radio('Library').isChecked()).toBe(true);
  await letGo('settings.change', { ok: true, value: settingsWith({ layout: { view: 'library' } }) });
  // From now on main knows it.
  await emit('settings.changed', stage);
  await expect.poll(() => radio('Stage').isChecked()).toBe(true);
  expect(await calls('settings.change')).toHaveLength(1);
});
