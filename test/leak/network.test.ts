// Nobody is asked for anything: a walk through the whole window without a key, with the kernel's own word on every connection.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takePhoto } from '../e2e/scene.ts';
import { walk } from '../hardening/window/walk.ts';
import { isCutOff, isLoopback } from './connections.ts';
import { keepFigures } from './figures.ts';
import { watchWindow } from './window.ts';
import type { WatchedWindow } from './window.ts';

const linux = process.platform === 'linux';
let watched: WatchedWindow;
beforeAll(() => void (linux && (watched = watchWindow())));
afterAll(() => void (linux && watched.remove()));

describe.skipIf(!linux)('the app', () => {
  test(
    'no program of the app connects to anything but this computer, in a walk through the whole window',
    { timeout: 1_200_000 },
    async () => {
      const studio = await watched.open({});
      const opened = await walk(studio, await takePhoto(watched.folder, 'coast.jpg'));
      await studio.close();
      const connections = watched.connections();
      const sent = connections.filter((connection) => connection.sent);
      expect([opened.length > 5, sent.length > 0]).toEqual([true, true]);
      expect(sent.filter((connection) => !isLoopback(connection))).toEqual([]);
      keepFigures('walk without a key', {
        flows: opened.length,
        payloads: watched.payloads().length,
        connections: sent.length,
        cutOff: isCutOff(),
      });
    },
  );
});
