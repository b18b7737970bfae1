// The window as the leak tests run it: in the stand-in, every process traced, every payload written down, every folder in one place.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { instruction } from '../e2e/scene.ts';
import { launchStudio } from '../e2e/studio.ts';
import type { RunningStudio } from '../e2e/studio.ts';
import { formsInText } from './canary.ts';
import { readConnections, underTrace } from './connections.ts';
import type { Connection } from './connections.ts';

export type Payload = { readonly way: 'asked' | 'answered' | 'told'; readonly channel: string; readonly payload: unknown };

export type WatchedWindow = {
  /** Holds all that is searched: user data, library, Chromium's profile, temporary files, the home of the person. */
  readonly folder: string;
  readonly library: string;
  readonly open: (environment: Readonly<Record<string, string>>, dialogPaths?: readonly string[]) => Promise<RunningStudio>;
  readonly payloads: () => readonly Payload[];
  readonly connections: () => readonly Connection[];
  readonly remove: () => void;
};

export function watchWindow(): WatchedWindow {
  // Beside the folder that is searched: what was written down to be searched does not count itself.
  const outer = mkdtempSync(path.join(tmpdir(), 'kontext-leak-'));
  const folder = path.join(outer, 'searched');
  const [home, library, temporary] = ['home', 'library', 'temporary'].map((name) => path.join(folder, name)) as [string, string, string];
  const payloads = path.join(outer, 'payloads');
  for (const place of [temporary, path.join(folder, 'person')]) mkdirSync(place, { recursive: true });
  let starts = 0;
  const trace = (nth: number): string => path.join(outer, `trace-${nth}`);
  return {
    folder,
    library,
    open: async (environment, dialogPaths = []) => {
      // Electron itself cannot be looked into like this; the product's code is the same in both.
      delete process.env['KONTEXT_E2E_ELECTRON'];
      starts += 1;
      const studio = await launchStudio({
        home,
        library,
        dialogPaths,
        env: {
          HOME: path.join(folder, 'person'),
          TMPDIR: temporary,
          DBUS_SESSION_BUS_ADDRESS: 'disabled:',
          KONTEXT_LEAK_PAYLOADS: payloads,
          ...environment,
        },
        watched: {
          modules: [path.join(import.meta.dirname, 'record-payloads.ts')],
          under: underTrace(trace(starts)),
          profile: path.join(folder, `profile-${starts}`),
        },
      });
      studio.page.setDefaultTimeout(200_000);
      await instruction(studio.page).waitFor();
      return studio;
    },
    payloads: () =>
      readFileSync(payloads, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Payload),
    connections: () => Array.from({ length: starts }, (_, at) => readConnections(trace(at + 1))).flat(),
    remove: () => rmSync(outer, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}

/** Payloads that hold the key. The one that brings it from the field to main has to. */
export function leaksIn(payloads: readonly Payload[]): readonly string[] {
  return payloads
    .filter(({ way, channel }) => !(way === 'asked' && channel === 'call:key.set'))
    .flatMap(({ way, channel, payload }) => {
      const forms = formsInText(JSON.stringify(payload) ?? '');
      return forms.length === 0 ? [] : [`${way} ${channel} (${forms.join(', ')})`];
    });
}

/** Processes of the app, apart from the one that was started with the key, that have it in their words or their environment. */
export function processesWithKey(folder: string): { readonly looked: number; readonly found: readonly string[] } {
  const found: string[] = [];
  let looked = 0;
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const [words, environment] = ['cmdline', 'environ'].map((name) => readFileSync(`/proc/${id}/${name}`, 'latin1')) as [string, string];
      if (!environment.includes(folder) && !words.includes(folder)) continue;
      looked += 1;
      const started = words.includes('dist/main/index.js');
      if (formsInText(words).length > 0 || (!started && formsInText(environment).length > 0))
        found.push(words.replaceAll('\0', ' ').slice(0, 200));
    } catch {
      // It is gone, or not ours to look at.
    }
  }
  return { looked, found };
}
