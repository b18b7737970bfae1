// A library with pictures to export, and a folder for the copies.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { EditRecord } from '../../../app/edits/record.ts';
import { defaultExport } from '../../../app/export/choices.ts';
import type { ExportChoices } from '../../../app/export/choices.ts';
import { defaultSettings } from '../../../app/settings/settings.ts';
import { openBench } from '../../faults/bench.ts';
import type { Bench } from '../../faults/bench.ts';
import { quarters } from '../../fakes/pictures.ts';
import { input } from '../../fakes/records.ts';
import { plant } from '../library/opened.ts';
import { recordOf, resultOf, shaOf } from '../library/records.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const { folder: _none, ...usual } = defaultExport;
export const choicesOf = (more: Partial<ExportChoices> = {}): ExportChoices => ({ ...usual, name: '{prompt}', ...more });

export type Scene = { readonly folder: string; readonly library: string; readonly target: string };

export function makeScene(): Scene {
  const folder = temporaryFolder();
  const target = path.join(folder, 'exports');
  mkdirSync(target);
  return { folder, library: path.join(folder, 'library'), target };
}

/** With all that was planted in its index. */
export async function open(scene: Scene, target = scene.target): Promise<Bench> {
  const bench = await openBench({
    folder: scene.folder,
    library: scene.library,
    settings: { ...defaultSettings, export: { ...defaultExport, folder: target } },
  });
  await bench.studio.session()?.library.settled();
  return bench;
}

/** An edit with one picture; with `from`, made from a photograph that the library has. */
export async function plantOne(
  scene: Scene,
  n: number,
  prompt: string,
  from: Buffer | null = null,
  change: Partial<EditRecord> = {},
): Promise<string> {
  const bytes = await quarters(64, 48)
    .modulate({ hue: n * 20 })
    .png()
    .toBuffer();
  const base = recordOf(n, { prompt });
  const name = `${base.stem}.png`;
  const sha256 = from === null ? '' : shaOf(from);
  const record = {
    ...base,
    request: { ...base.request, inputs: from === null ? [] : [{ ...input, sha256, bytes: from.byteLength }] },
    results: [{ ...resultOf(name, bytes), width: 64, height: 48 }],
    ...change,
  };
  writeFileSync(path.join(path.dirname(plant({ folder: scene.library, cacheFolder: '' }, record)), name), bytes);
  if (from !== null) {
    mkdirSync(path.join(scene.library, 'inputs', sha256.slice(0, 2)), { recursive: true });
    writeFileSync(path.join(scene.library, 'inputs', sha256.slice(0, 2), `${sha256}.jpg`), from);
  }
  return record.id;
}
