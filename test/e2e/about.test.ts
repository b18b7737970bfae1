// Settings, About: the licences of what is shipped, read with no network, and what is said of updates.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UpdateStatus } from '../../app/updates.ts';
import { findingsOfAxe } from './axe.ts';
import { instruction, makeScene } from './scene.ts';
import type { Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

describe.each(['light', 'dark'] as const)('About in %s', (colorScheme) => {
  let scene: Scene;
  let studio: RunningStudio;
  beforeAll(async () => {
    scene = makeScene();
    studio = await launchStudio({ home: scene.home, library: scene.library, colorScheme, viewport: { width: 1280, height: 800 } });
    await instruction(studio.page).waitFor();
    await studio.page.getByRole('button', { name: 'Settings', exact: true }).click();
    await studio.page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'About' }).click();
  });
  afterAll(async () => {
    await studio.close();
    scene.remove();
  });
  const about = () => studio.page.getByRole('region', { name: 'About' });
  const findings = (): Promise<readonly string[]> => findingsOfAxe(studio.page);

  test('says that a program run from its source looks for no updates, and offers no way to', async () => {
    await about().getByText('Run from its source: nothing looks for updates.').waitFor();
    expect(await about().getByRole('button', { name: 'Check for updates' }).count()).toBe(0);
  });

  test('shows the licence of every package that is shipped, with its text', async () => {
    await about().getByRole('button', { name: 'Show licences' }).click();
    const list = about().getByRole('region', { name: 'Licences' });
    await list.waitFor();
    const heads = await list.locator('summary').allTextContents();
    for (const name of ['electron ', 'sharp ', 'react ', 'zod ', '@github/keytar ', 'electron-updater '])
      expect(heads.filter((head) => head.startsWith(name)).length).toBe(1);
    await list.locator('summary', { hasText: 'sharp-libvips' }).first().click();
    await list.getByText('GNU LESSER GENERAL PUBLIC LICENSE').first().waitFor();
    expect(await findings()).toEqual([]);
    await about().getByRole('button', { name: 'Hide licences' }).click();
    expect(await list.count()).toBe(0);
  });

  // Electron's own window has no such way in; there the states are the unit tests' alone.
  test.skipIf(process.env['KONTEXT_E2E_ELECTRON'] === '1')('an update that is ready is said, and can be had at once', async () => {
    const status: UpdateStatus = { feed: 'https://updates.example/kontext', state: { kind: 'ready', version: '2.0.0' } };
    await studio.page.evaluate((now) => {
      const host = (globalThis as unknown as Record<symbol, { deliver: (channel: string, args: unknown[]) => void }>)[
        Symbol.for('stand-in')
      ];
      host?.deliver('event:update.changed', [now]);
    }, status);
    await studio.page.getByText('Kontext Studio 2.0.0 is ready. It is installed when you quit.').waitFor();
    await about().getByRole('button', { name: 'Restart and update' }).waitFor();
    expect(await findings()).toEqual([]);
    await about().getByRole('switch', { name: 'Look for updates' }).click();
    await about()
      .getByText(/^Looked for at https:\/\/updates\.example\/kontext a minute after the start/)
      .waitFor();
  });
});
