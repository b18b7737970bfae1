// Given to vitest for the whole run: one Chromium for each process of its tests. A start of it takes longer than a start of the app.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { launchChromium } from '../../build/stand-in/browser.ts';
import { isFull } from '../size.ts';

/** A Chromium that tests may borrow; who makes the folder has it until its process ends. */
export type Lent = { readonly address: string; readonly claim: string };

declare module 'vitest' {
  export interface ProvidedContext {
    readonly chromiums: readonly Lent[];
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kontext-chromiums-'));
  const count = process.env['KONTEXT_E2E_ELECTRON'] === '1' ? 0 : project.config.maxWorkers;
  const started = await Promise.all(Array.from({ length: count }, (_, nth) => start(path.join(folder, `profile-${nth}`))));
  const claims = path.join(folder, 'claims');
  mkdirSync(claims);
  project.provide(
    'chromiums',
    started.map(({ address }, nth) => ({ address, claim: path.join(claims, String(nth)) })),
  );
  return async () => {
    await Promise.all(started.map(({ close }) => close().catch(() => undefined)));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
}

async function start(profile: string): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  const context = await launchChromium(profile, { width: 1280, height: 800 }, { headless: true, listens: true, isStill: !isFull });
  const note = path.join(profile, 'DevToolsActivePort');
  for (const since = performance.now(); !existsSync(note) || readFileSync(note, 'utf8') === ''; await delay(10))
    if (performance.now() - since > 120_000) throw new Error('Chromium did not say its port');
  return { address: `http://127.0.0.1:${readFileSync(note, 'utf8').split('\n')[0]}`, close: () => context.close() };
}
