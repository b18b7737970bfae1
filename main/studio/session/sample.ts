// The sample picture for a first try: painted on this computer, since a program that keeps other people's photographs ships none of its own.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { ok } from '../../../app/failure.ts';
import type { Reply } from '../../../app/failure.ts';
import { firstModel } from '../../../app/models/models.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';

export async function paintSample(pictures: Pictures, home: string): Promise<Reply<string>> {
  const into = path.join(home, 'sample', 'sample-landscape.jpg');
  await mkdir(path.dirname(into), { recursive: true, mode: 0o700 });
  const painted = await pictures.paint({
    inputs: [],
    prompt: 'a calm lake at sunset',
    strays: [],
    seed: 7,
    ratio: '3:2',
    sizes: firstModel.outputSizes,
    mediaType: 'image/jpeg',
    into,
  });
  return painted.ok ? ok(into) : painted;
}
