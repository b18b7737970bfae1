// “kontext export”: the paths of what was written, one a line; what could not be exported is told and the rest goes on.
import { englishFailure } from '../../app/failure.ts';
import { saidOf } from '../../app/make-failure.ts';
import type { ExportProgress } from '../../app/export/report.ts';
import { misreadSentences } from '../../app/library/misread.ts';
import { counted } from './counted.ts';
import { opened } from './edit-commands.ts';
import type { Line, CommandContext } from './edit-commands.ts';
import { exitCodeOf, exitCodes, worstOf } from './exit-codes.ts';
import { idsOf } from './organise-commands.ts';
import { refuse } from './refuse.ts';
import { makeThrottle } from '../platform/throttle.ts';

export async function exportCopies(
  { studio, output, stopping }: CommandContext & { readonly stopping: AbortSignal },
  { which, choices, title, to }: Line<'export'>,
): Promise<number> {
  const here = opened(studio);
  if (!here.ok) return refuse(output, here.failure);
  await here.value.library.settled();
  if ('query' in which) {
    const { notUnderstood } = await here.value.library.find(which.query);
    // To give away more than was meant is worse than to give nothing.
    if (notUnderstood.length > 0)
      return refuse(output, englishFailure('usage', `${misreadSentences(notUnderstood)} Nothing was exported.`));
  }
  const ids = await idsOf(here.value, which);
  const codes: number[] = [];
  let bare = 0;
  studio.exporter.onFile(({ file, id, index, mediaType, width, height, bytes, pictures, credentials, leftOut }) =>
    output.row(
      {
        type: 'exported',
        file,
        id,
        ...(id === null ? { pictures } : { index }),
        mediaType,
        ...(width === 0 ? {} : { width, height }),
        bytes,
        credentials,
        ...(leftOut ? { leftOut } : {}),
      },
      file,
    ),
  );
  studio.exporter.onFailure((id, failure) => {
    // Whoever named it is told; a query finds what failed or was cancelled, too.
    if ('query' in which && saidOf(failure).id === 'exporting.noPicture') return void (bare += 1);
    output.failure(failure, { id, state: null, requestId: null, isNamed: true });
    codes.push('query' in which && failure.kind === 'picture-missing' ? exitCodes.library : exitCodeOf(failure.kind));
  });
  const exported = await withProgress(studio, output, stopping, () => studio.exporter.start({ ids, choices, title }, to ?? undefined));
  if (!exported.ok) return refuse(output, exported.failure);
  const { folder, files, pictures, failures, credentialsLost, leftOut, stopped, stoppedBy } = exported.value;
  output.note(`${files} ${files === 1 ? 'file' : 'files'} of ${pictures} ${pictures === 1 ? 'picture' : 'pictures'} in ${folder}.`);
  if (credentialsLost > 0)
    output.note(`${credentialsLost} had Content Credentials, which a changed copy loses; --metadata untouched keeps them.`);
  if (leftOut > 0) output.note(`${leftOut} could not hold the whole recipe: it is too long for a JPEG.`);
  if (stopped) output.note('Stopped before everything was exported.');
  if (bare > 0) output.note(`${counted(bare, 'edit')} without a picture left out.`);
  if (failures > bare) output.note(`${failures - bare} could not be exported.`);
  return stoppedBy === null ? worstOf([exitCodes.done, ...codes]) : refuse(output, stoppedBy);
}

/** Says how far it is every two seconds. */
async function withProgress<T>(
  studio: CommandContext['studio'],
  output: CommandContext['output'],
  stopping: AbortSignal,
  action: () => Promise<T>,
): Promise<T> {
  const soon = makeThrottle(2000, performance.now());
  const forget = studio.onEvent((name, payload) => {
    const progress = name === 'export.working' ? (payload as ExportProgress | null) : null;
    if (progress !== null) soon(() => output.note(`${progress.done} of ${counted(progress.total, 'picture')}`));
  });
  stopping.addEventListener('abort', studio.exporter.stop);
  try {
    return await action();
  } finally {
    stopping.removeEventListener('abort', studio.exporter.stop);
    forget();
  }
}
