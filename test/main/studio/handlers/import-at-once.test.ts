// Two programs of one computer import the same pictures at the same moment.
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { plainText, pngWith, smallPng } from '../../../fakes/carrying.ts';
import { openBench } from '../../../faults/bench.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const count = 12;

/** The same pictures in two folders, where files have the times at which each copy was made. */
async function twoCopies(folder: string): Promise<readonly string[]> {
  const folders = ['first', 'second'].map((name) => path.join(folder, name));
  for (const [nth, at] of folders.entries()) {
    mkdirSync(at);
    for (let n = 0; n < count; n += 1) {
      const file = path.join(at, `${n}.png`);
      writeFileSync(
        file,
        pngWith(await smallPng(n), [plainText('parameters', `edit ${n}\nSteps: 20, Sampler: Euler, Seed: ${n}, Size: 32x24`)]),
      );
      utimesSync(file, new Date(2019, 4, 6 + nth), new Date(2019, 4, 6 + nth));
    }
  }
  return folders;
}

test('what two programs import at the same moment is in the library once', { timeout: 120_000 }, async () => {
  const folder = temporaryFolder();
  const folders = await twoCopies(folder);
  const library = path.join(folder, 'library');
  const one = await openBench({ folder, library });
  const other = await openBench({ folder, library });
  const reports = await Promise.all(
    [one, other].map(({ studio }, nth) => studio.work.importFolder(folders[nth] ?? '', { move: false, bare: false })),
  );
  const counts = reports.map((report) => (report.ok ? report.value : null));
  const sum = (of: 'imported' | 'known' | 'skipped'): number => counts.reduce((all, report) => all + (report?.[of] ?? NaN), 0);
  expect([sum('imported'), sum('known'), sum('skipped')]).toEqual([count, count, 0]);
  await one.studio.session()?.library.rebuild();
  expect(one.studio.session()?.library.status().total).toBe(count);
  expect(await one.studio.handlers['library.verify'](undefined)).toMatchObject({ ok: true, value: { edits: count, findings: 0 } });
});
