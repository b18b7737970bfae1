// An independent reader of metadata, where this machine has one.
import { execFileSync, spawnSync } from 'node:child_process';

export const noExiftool = spawnSync('exiftool', ['-ver']).status !== 0;

/** Every tag of a file by its group, as `XMP-dc:Description`; complaints are under `Warning` and `Error`. */
export function tagsOf(file: string): Readonly<Record<string, unknown>> {
  const out = execFileSync(
    'exiftool',
    ['-json', '-G1', '-struct', '-validate', '-warning', '-error', '-a', '-charset', 'filename=utf8', '-all', file],
    {
      encoding: 'utf8',
      maxBuffer: 64_000_000,
    },
  );
  return (JSON.parse(out) as Record<string, unknown>[])[0] ?? {};
}
