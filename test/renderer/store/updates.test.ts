import { afterEach, expect, test, vi } from 'vitest';
import type { UpdateStatus } from '../../../app/updates.ts';
import { toasts } from '../../../renderer/store/toasts.ts';
import { checkForUpdates, installUpdate, openUpdates } from '../../../renderer/store/updates.ts';
import { fakeWorld } from '../../fakes/fake-world.ts';
import { named, openWindow } from '../open-window.ts';

const feed = 'https://updates.example/kontext';
const ready: UpdateStatus = { feed, state: { kind: 'ready', version: '2.0.0' } };

afterEach(() => {
  toasts.setState({ shown: [], spoken: '' });
  vi.unstubAllGlobals();
});

test('an update that is ready is said once, with a way to install it now', async () => {
  const fake = await openWindow(fakeWorld());
  const stop = openUpdates();
  await Promise.resolve();
  fake.emit('update.changed', { feed, state: { kind: 'downloading', version: '2.0.0', percent: 12 } });
  expect(toasts.getState().shown).toEqual([]);
  fake.emit('update.changed', ready);
  fake.emit('update.changed', ready);
  const [toast, ...more] = toasts.getState().shown;
  expect([toast?.message, toast?.action?.label, more]).toEqual([
    'Kontext Studio 2.0.0 is ready. It is installed when you quit.',
    'Restart and update',
    [],
  ]);
  toast?.action?.run();
  expect(named(fake, 'update.install').length).toBe(1);
  stop();
  toasts.setState({ shown: [], spoken: '' });
  fake.emit('update.changed', { feed, state: { kind: 'quiet', checkedAt: null } });
  fake.emit('update.changed', ready);
  expect(toasts.getState().shown).toEqual([]);
});

test('a look is asked of main, and what it refuses is said', async () => {
  const fake = await openWindow(fakeWorld());
  await checkForUpdates();
  expect(named(fake, 'update.check').length).toBe(1);
  const failure = { kind: 'usage', message: 'An edit is running.', charged: 'no' } as never;
  vi.stubGlobal('window', { studio: { ...fake, call: { ...fake.call, 'update.install': async () => ({ ok: false, failure }) } } });
  await installUpdate();
  expect(toasts.getState().shown.map(({ message, tone }) => [message, tone])).toEqual([['An edit is running.', 'bad']]);
});
