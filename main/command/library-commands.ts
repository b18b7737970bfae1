// Work on the whole library: checked, indexed anew, imported into. Progress goes to standard error; `stopping` is Ctrl+C, after which what was done is told.
import type { Reply } from '../../app/failure.ts';
import path from 'node:path';
import type { BackupFinding, BackupReport, Finding, LibraryWork } from '../../app/contract/contract.ts';
import { backUp as copyLibrary } from '../backup/backup.ts';
import type { Studio } from '../studio/studio.ts';

import { counted } from './counted.ts';
import type { Line, CommandContext } from './edit-commands.ts';
import { exitCodes } from './exit-codes.ts';
import type { Output } from './output.ts';
import { refuse } from './refuse.ts';
import type { Started } from './started.ts';
import { inOneLine } from '../../app/in-one-line.ts';
import { inEnglish } from '../../app/messages/english.ts';
import { makeThrottle } from '../platform/throttle.ts';

type LongCommandContext = CommandContext & { readonly stopping: AbortSignal };

export async function verify({ studio, output, stopping }: LongCommandContext): Promise<number> {
  studio.work.onFinding((finding) => tellFinding(output, finding));
  const verified = await withProgress(studio, output, stopping, 'files checked', () => studio.handlers['library.verify'](undefined));
  if (!verified.ok) return refuse(output, verified.failure);
  const { edits, files, findings, stopped } = verified.value;
  output.row(
    { type: 'verified', edits, files, findings, ...(stopped ? { stopped } : {}) },
    `${counted(edits, 'edit')}, ${counted(files, 'file')} checked, ${counted(findings, 'finding')}.${stopped ? ' Stopped before everything was checked.' : ''}`,
  );
  return findings === 0 ? exitCodes.done : exitCodes.library;
}

export async function rebuild({ studio, output, stopping }: LongCommandContext): Promise<number> {
  studio.work.onFinding((finding) => tellFinding(output, finding));
  const rebuilt = await withProgress(studio, output, stopping, 'records read', () => studio.handlers['library.rebuild'](undefined));
  if (!rebuilt.ok) return refuse(output, rebuilt.failure);
  const { total, damaged } = rebuilt.value;
  output.row({ type: 'rebuilt', edits: total, damaged }, `${counted(total, 'edit')}, ${counted(damaged, 'damaged record')}.`);
  return exitCodes.done;
}

function tellFinding(output: Output, finding: Finding): void {
  const message = inEnglish(finding.message);
  output.row({ type: 'finding', ...finding, message }, `${inOneLine(finding.file)}: ${message}`);
}

export async function importPictures({ studio, output, stopping }: LongCommandContext, line: Line<'import'>): Promise<number> {
  studio.work.onSkipped(({ file, reason }) => {
    const why = inEnglish(reason);
    output.row({ type: 'skipped', file, reason: why }, `${inOneLine(file)}: ${why}`);
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

export async function backUp({ studio, output, stopping }: LongCommandContext, { to, every }: Line<'backup'>): Promise<number> {
  const report = await withProgress(studio, output, stopping, 'files', () =>
    studio.work.backUp(path.resolve(to), { every, found: (finding) => foundIn(output, finding) }),
  );
  return tellBackup(output, report, 'backed-up');
}

/** Needs no library that is open: that one may be gone. */
export function startRestore(from: string, { to, every }: Line<'backup'>, output: Output): Started {
  const action = async (stopping: AbortSignal): Promise<number> => {
    const noteNow = makeThrottle(2000, performance.now());
    const report = await copyLibrary({
      from,
      to,
      restore: true,
      every,
      progress: (done, total) => noteNow(() => output.note(`${done} of ${total} files`)),
      found: (finding) => foundIn(output, finding),
      stopped: () => stopping.aborted,
    });
    return tellBackup(output, report, 'restored');
  };
  return { action, close: async () => undefined };
}

function foundIn(output: Output, { file, message: said }: BackupFinding): void {
  const message = inEnglish(said);
  output.row({ type: 'finding', file, message }, `${inOneLine(file)}: ${message}`);
}

function tellBackup(output: Output, report: Reply<BackupReport>, type: 'backed-up' | 'restored'): number {
  if (!report.ok) return refuse(output, report.failure);
  const { folder, copied, bytes, same, moved, findings, stopped } = report.value;
  const words =
    type === 'restored' ? `The library is in ${folder}: choose it in the settings, or set KONTEXT_LIBRARY.` : `The backup is in ${folder}.`;
  output.row(
    { type, folder, copied, bytes, same, moved, findings, ...(stopped ? { stopped } : {}) },
    `${counted(copied, 'file')} copied and checked (${counted(bytes, 'byte')}), ${same} there already, ${moved} moved, ${counted(findings, 'finding')}. ${stopped ? 'Stopped before everything was looked at; the same command goes on.' : words}`,
  );
  return findings === 0 ? exitCodes.done : exitCodes.library;
}

/** Says how far it is every two seconds. */
async function withProgress<T>(
  studio: Studio,
  output: Output,
  stopping: AbortSignal,
  what: string,
  action: () => Promise<Reply<T>>,
): Promise<Reply<T>> {
  const noteNow = makeThrottle(2000, performance.now());
  const forget = studio.onEvent((name, payload) => {
    const work = name === 'library.working' ? (payload as LibraryWork | null) : null;
    if (work !== null) noteNow(() => output.note(work.total === null ? `${work.done} ${what}` : `${work.done} of ${work.total} ${what}`));
  });
  const stop = (): void => void studio.handlers['library.stop'](undefined);
  stopping.addEventListener('abort', stop);
  try {
    return await action();
  } finally {
    stopping.removeEventListener('abort', stop);
    forget();
  }
}
