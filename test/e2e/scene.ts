// What the end-to-end tests do again and again, in a person's words.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import type { Locator, Page } from 'playwright';

export type Scene = { readonly folder: string; readonly home: string; readonly library: string; readonly remove: () => void };

/** Folders that outlive one start of the app, so that a restart can be told from a first run. */
export function makeScene(): Scene {
  const folder = mkdtempSync(path.join(tmpdir(), 'kontext-scene-'));
  return {
    folder,
    home: path.join(folder, 'home'),
    library: path.join(folder, 'library'),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}

/** A photograph of our own: a sky over land, with noise so that it does not compress to nothing. */
export async function takePhoto(folder: string, name: string, hue = 210): Promise<string> {
  const file = path.join(folder, name);
  const width = 900;
  const height = 600;
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const sky = y < height * 0.6;
      const grain = (x * 7919 + y * 104_729) % 23;
      const at = (y * width + x) * 3;
      pixels[at] = (sky ? 90 : 120) + grain + (hue % 50);
      pixels[at + 1] = (sky ? 140 : 110) + grain;
      pixels[at + 2] = (sky ? 210 : 60) + grain;
    }
  }
  writeFileSync(
    file,
    await sharp(pixels, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 90 })
      .toBuffer(),
  );
  return file;
}

export const instruction = (page: Page): Locator => page.getByRole('textbox', { name: 'Instruction' });
export const runButton = (page: Page): Locator => page.getByRole('button', { name: /^Run/ });

export async function write(page: Page, words: string): Promise<void> {
  await instruction(page).fill(words);
}

/** Presses Run by its keys, as people do. */
export async function run(page: Page, words: string): Promise<void> {
  await write(page, words);
  await instruction(page).press('ControlOrMeta+Enter');
}

export type LooseRecord = {
  readonly model: string;
  readonly id: string;
  readonly state: string;
  readonly service: { readonly rehearsal: boolean };
  readonly request: {
    readonly prompt: string;
    readonly inputs: readonly { readonly sha256: string; readonly name: string }[];
    readonly parameters: Record<string, unknown>;
  };
  readonly results: readonly { readonly file: string; readonly sha256: string }[];
  readonly failure: { readonly kind: string } | null;
  readonly batch?: { readonly id: string; readonly item: number };
  readonly organised: { readonly flag: string | null; readonly stars: number; readonly trashedAt?: string | null };
};

/** The records of a library, from its files alone, oldest first. */
export function recordsIn(library: string): readonly LooseRecord[] {
  const files = readdirSync(library, { recursive: true, encoding: 'utf8' }).filter((file) => /^\d{4}.\d{2}.[^.].*\.json$/.test(file));
  return files
    .map((file) => JSON.parse(readFileSync(path.join(library, file), 'utf8')) as LooseRecord)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

export async function until<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  what: string,
  maxMs = 200_000,
): Promise<T> {
  const end = Date.now() + maxMs;
  for (;;) {
    let seen: T | undefined | false;
    try {
      seen = await look();
    } catch {
      seen = undefined;
    }
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`it never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
