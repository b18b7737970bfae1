// Work on the whole library: checked, indexed anew, imported into. Progress goes to standard error; `stopping` is Ctrl+C, after which what was done is told.
import type { Reply } from '../../app/failure.ts';
import type { LibraryWork } from '../../app/ipc.ts';
import type { Studio } from '../studio.ts';

import type { Line, World } from './acts.ts';
import { exitCodes } from './exit-codes.ts';
import type { Output } from './output.ts';
import { refuse } from './refuse.ts';

type WholeWorld = World & { readonly stopping: AbortSignal };

export async function verify({ studio, output, stopping }: WholeWorld): Promise<number> {
  studio.work.onFinding((finding) => output.row({ type: 'finding', ...finding }, `${finding.file}: ${finding.message}`));
  const verified = await withProgress(studio, output, stopping, 'files checked', () => studio.handlers['library.verify'](undefined));
  if (!verified.ok) return refuse(output, verified.failure);
  const { edits, files, findings, stopped } = verified.value;
  output.row(
    { type: 'verified', edits, files, findings, ...(stopped ? { stopped } : {}) },
    `${edits} edits, ${files} files checked, ${findings} findings.${stopped ? ' Stopped before everything was checked.' : ''}`,
  );
  return findings === 0 ? exitCodes.done : exitCodes.library;
}

export async function rebuild({ studio, output, stopping }: WholeWorld): Promise<number> {
  const rebuilt = await withProgress(studio, output, stopping, 'records read', () => studio.handlers['library.rebuild'](undefined));
  if (!rebuilt.ok) return refuse(output, rebuilt.failure);
  const { total, damaged } = rebuilt.value;
  output.row({ type: 'rebuilt', edits: total, damaged }, `${total} edits, ${damaged} damaged records.`);
  return exitCodes.done;
}

export async function importPictures({ studio, output, stopping }: WholeWorld, line: Line<'import'>): Promise<number> {
  studio.work.onSkipped(({ file, reason }) => {
    output.row({ type: 'skipped', file, reason }, `${file}: ${reason}`);
  });
  const report = await withProgress(studio, output, stopping, 'pictures', () => studio.work.importFolder(line.folder, line));
  if (!report.ok) return refuse(output, report.failure);
  const { imported, known, skipped, bare, stopped } = report.value;
  output.row(
    { type: 'imported', imported, known, skipped, ...(bare > 0 ? { bare } : {}), ...(stopped ? { stopped } : {}) },
    `${imported} imported, ${known} known already, ${skipped} skipped.${stopped ? ' Stopped before everything was imported.' : ''}${bare > 0 ? ` ${bare} of them carry no recipe: --bare takes them in without one.` : ''}`,
  );
  return exitCodes.done;
}

const noteMs = 2000;

/** Says how far it is every two seconds. */
async function withProgress<T>(
  studio: Studio,
  output: Output,
  stopping: AbortSignal,
  what: string,
  act: () => Promise<Reply<T>>,
): Promise<Reply<T>> {
  let notedMs = performance.now();
  const forget = studio.onEvent((name, payload) => {
    const work = name === 'library.working' ? (payload as LibraryWork | null) : null;
    if (work === null || performance.now() - notedMs < noteMs) return;
    notedMs = performance.now();
    output.note(work.total === null ? `${work.done} ${what}` : `${work.done} of ${work.total} ${what}`);
  });
  const stop = (): void => void studio.handlers['library.stop'](undefined);
  stopping.addEventListener('abort', stop);
  try {
    return await act();
  } finally {
    stopping.removeEventListener('abort', stop);
    forget();
  }
}
