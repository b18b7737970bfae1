// Where one schedule happens: a home, a library, pictures to send.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { noise, png } from '../fakes/pictures.ts';

export type Place = {
  readonly folder: string;
  readonly home: string;
  readonly library: string;
  readonly pictures: readonly string[];
  readonly remove: () => void;
};

/** A small one, and one of about a megabyte and a half that does not leave in one piece. */
const inputs = [await png(32, 20), await noise(720, 720).png({ compressionLevel: 1 }).toBuffer()];

export function makePlace(pictures: number): Place {
  const folder = mkdtempSync(path.join(tmpdir(), 'kontext-money-'));
  const files = inputs.slice(0, pictures).map((bytes, n) => {
    const file = path.join(folder, `coast-${n}.png`);
    writeFileSync(file, bytes);
    return file;
  });
  return {
    folder,
    home: path.join(folder, 'home'),
    library: path.join(folder, 'library'),
    pictures: files,
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 8, retryDelay: 50 }),
  };
}
