import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { calls as contract } from '../../../app/contract/contract.ts';
import { eventNames } from '../../../app/contract/events.ts';
import type { StudioBridge } from '../../../app/contract/contract.ts';

const world = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoked: [] as unknown[][],
  listeners: new Map<string, (...args: unknown[]) => void>(),
}));

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => world.exposed.set(name, api) },
  ipcRenderer: {
    invoke: async (...parts: unknown[]) => void world.invoked.push(parts),
    on: (channel: string, listener: (...args: unknown[]) => void) => world.listeners.set(channel, listener),
    off: (channel: string) => world.listeners.delete(channel),
  },
  webUtils: { getPathForFile: (file: File) => `/from/${file.name}` },
}));

let studio: StudioBridge;

beforeAll(async () => {
  // The build puts them in.
  vi.stubGlobal('KONTEXT_CALLS', Object.keys(contract));
  vi.stubGlobal('KONTEXT_EVENTS', eventNames);
  await import('../../../main/electron/preload.ts');
  studio = world.exposed.get('studio') as StudioBridge;
});

afterAll(() => void vi.unstubAllGlobals());

test('the window gets one object, frozen to the bottom, with exactly the names of the contract', () => {
  expect([...world.exposed.keys()]).toEqual(['studio']);
  expect(Object.keys(studio)).toEqual(['call', 'on', 'pathForFile']);
  expect(Object.keys(studio.call)).toEqual(Object.keys(contract));
  expect(Object.keys(studio.on)).toEqual([...eventNames]);
  expect([studio, studio.call, studio.on].map((part) => Object.isFrozen(part))).toEqual([true, true, true]);
});

test('each call goes out on its own channel with one argument at most', async () => {
  world.invoked.length = 0;
  const calls = studio.call as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  for (const name of Object.keys(contract)) await calls[name]?.({ of: name }, 'more');
  expect(world.invoked).toEqual(Object.keys(contract).map((name) => [`call:${name}`, { of: name }]));
});

test('a listener gets the payload alone and can be taken away', () => {
  const heard: unknown[][] = [];
  const stop = studio.on['library.changed']((...parts: unknown[]) => void heard.push(parts));
  world.listeners.get('event:library.changed')?.({ sender: 'secret' }, { total: 1 });
  expect(heard).toEqual([[{ total: 1 }]]);
  stop();
  expect(world.listeners.has('event:library.changed')).toBe(false);
});

test('only a file has a path', () => {
  expect([studio.pathForFile(new File([], 'a.png')), studio.pathForFile('a.png'), studio.pathForFile(null)]).toEqual([
    '/from/a.png',
    '',
    '',
  ]);
});

test('its source loads electron alone and hands no part of it on', () => {
  const source = readFileSync(path.resolve(import.meta.dirname, '../../../main/electron/preload.ts'), 'utf8');
  expect([...source.matchAll(/^import (type )?.* from '(.+)';$/gm)].map(([, type, from]) => [type ?? '', from])).toEqual([
    ['', 'electron'],
    ['type ', '../../app/contract/contract.ts'],
  ]);
  expect(source.match(/exposeInMainWorld/g)).toHaveLength(1);
});
