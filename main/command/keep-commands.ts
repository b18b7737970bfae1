// “kontext keep”: the changed parts of a result laid over its original, whose every other pixel stays as it is.
import { constants } from 'node:fs';
import { access, copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { sentencesOf } from '../../app/composite/sentences.ts';
import type { Cost } from '../../app/composite/sentences.ts';
import { isKeepable } from '../../app/composite/verdict.ts';
import { englishFailure, fail, ok } from '../../app/failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { CropBox } from '../../app/pictures/crop-box.ts';
import { boxOnOriginal, largestInside } from '../../app/pictures/turned.ts';
import type { Turned } from '../../app/pictures/turn.ts';
import { makeFailure } from '../../app/make-failure.ts';
import { say } from '../../app/messages/say.ts';
import { readLibraryIdSync } from '../library/store/library-file.ts';
import { errorCode, moveDurable, temporaryBeside } from '../platform/durable-files.ts';
import { failureOfExport } from '../pictures/export/failures.ts';
import type { Composed } from '../pictures/composite/jobs.ts';
import { openPictures } from '../pictures/host/pictures.ts';
import type { Pictures } from '../pictures/host/pictures.ts';
import { spawnWithNode } from '../pictures/host/process-host.ts';
import { opened } from './edit-commands.ts';
import type { Line, CommandContext } from './edit-commands.ts';
import { counted } from './counted.ts';
import { exitCodes } from './exit-codes.ts';
import type { Output } from './output.ts';
import { refuse } from './refuse.ts';
import type { Started } from './started.ts';

export async function keepOfEdit(
  { studio, output, stopping }: CommandContext & { readonly stopping: AbortSignal },
  line: Line<'keep'>,
): Promise<number> {
  const here = opened(studio);
  if (!here.ok) return refuse(output, here.failure);
  const refused = (await refusedTarget(line.to)) ?? (line.to === null ? null : await studio.exporter.refusalOf(path.dirname(line.to)));
  if (refused !== null) return refuse(output, refused);
  stopping.addEventListener('abort', studio.keep.stop);
  const written = await studio.keep.write(here.value, { id: line.id ?? '', index: 0, settings: null, ...asked(line) });
  stopping.removeEventListener('abort', studio.keep.stop);
  if (!written.ok) return refuse(output, written.failure);
  const { composed, file, kept, rehearsal } = written.value;
  const cost = rehearsal ? 'rehearsal' : 'charged';
  if (file === null || line.to === null) return tell(output, line, composed, file, kept.edit?.id ?? null, cost);
  try {
    await copyFile(file, line.to, constants.COPYFILE_EXCL);
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return refuse(output, failureOfExport(error));
  }
  return tell(output, line, composed, line.to, kept.edit?.id ?? null, cost);
}

/** Of two files, without any library. */
export function startKeepOfFiles(pictureProcess: string, line: Line<'keep'>, output: Output): Started {
  const pictures = openPictures({ spawn: spawnWithNode(pictureProcess) });
  return {
    action: async (stopping) => {
      const { original = '', result = '' } = line.files ?? {};
      const refused = await refusedTarget(line.to);
      if (refused !== null) return refuse(output, refused);
      const turned = line.files?.turned ?? null;
      const crop = await cropOf(pictures, original, line.files?.crop ?? null, turned);
      if (!crop.ok) return refuse(output, crop.failure);
      const { force, ...rest } = asked(line);
      const mask = line.mask === null ? null : await pictures.inspect(line.mask);
      if (mask?.ok === false) return refuse(output, mask.failure);
      const composed = await written(line.to, (into) =>
        pictures.compose(
          {
            original: { path: original, name: path.basename(original), crop: crop.value, turned, strokes: [] },
            result: { path: result, name: path.basename(result) },
            settings: null,
            ...rest,
            previews: null,
            write: into === null ? null : { into, force, texts: null },
          },
          stopping,
        ),
      );
      return composed.ok
        ? tell(output, line, composed.value, composed.value.written === null ? null : line.to, null, null)
        : refuse(output, composed.failure);
    },
    close: pictures.close,
  };
}

/** Written beside its name, which it gets unless that is taken by then. */
async function written(to: string | null, compose: (into: string | null) => Promise<Reply<Composed>>): Promise<Reply<Composed>> {
  if (to === null) return compose(null);
  const temporary = temporaryBeside(to);
  try {
    const composed = await compose(temporary);
    if (composed.ok && composed.value.written !== null) await moveDurable(temporary, to);
    return composed;
  } catch (error) {
    return fail(failureOfExport(error));
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Without one what “kontext edit” takes: of a straightened picture the largest part without empty corners. */
async function cropOf(
  pictures: Pick<Pictures, 'inspect'>,
  file: string,
  crop: CropBox | null,
  turned: Turned | null,
): Promise<Reply<CropBox | null>> {
  if (crop !== null || (turned?.straighten ?? 0) === 0) return ok(crop);
  const found = await pictures.inspect(file);
  return found.ok ? ok(largestInside(found.value, turned)) : found;
}

function asked({ only, mask, feather, tone, force }: Line<'keep'>) {
  return { only, mask, force, instead: { ...(feather === null ? {} : { feather }), ...(tone === null ? {} : { tone }) } };
}

/** Of any library: with two files none is open. */
function isInLibrary(to: string): boolean {
  const above = path.dirname(to);
  return above !== to && (readLibraryIdSync(above) !== null || isInLibrary(above));
}

/** Nothing that is there is written over, and nothing is laid among a library's own files. */
async function refusedTarget(to: string | null): Promise<Failure | null> {
  if (to === null) return null;
  if (path.extname(to).toLowerCase() !== '.png')
    return englishFailure('usage', 'What is kept is written as PNG, which loses nothing: name it so, --to NAME.png.');
  if (isInLibrary(path.resolve(to))) return makeFailure('usage', say('exporting.inLibrary'));
  const isThere = await access(to).then(
    () => true,
    () => false,
  );
  return isThere ? englishFailure('usage', `“${to}” is there already. Choose another name for --to.`) : null;
}

function tell(
  output: Output,
  line: Pick<Line<'keep'>, 'only' | 'mask'>,
  composed: Composed,
  file: string | null,
  edit: string | null,
  cost: Cost,
): number {
  const { verdict, reason, transform, match, inliers, noise, share, parts, original, outside, turned } = composed;
  for (const sentence of sentencesOf(composed, cost)) output.note(sentence);
  if (line.mask !== null) output.note('Taken is what the mask covers, whatever was found.');
  else if (line.only !== null) output.note(`Taken: ${line.only.length} of ${counted(parts.length, 'place')}.`);
  for (const note of originalNotes(composed)) output.note(note);
  if (outside !== null)
    output.note(
      outside.pixels === 0
        ? 'No pixel lies outside: nothing of the original was kept.'
        : `${outside.identical} of ${outside.pixels} pixels outside are the original’s.`,
    );
  output.row(
    {
      type: 'composite',
      verdict,
      reason,
      ...(edit === null ? {} : { id: edit }),
      transform,
      match,
      inliers,
      noise,
      share,
      parts: parts.map(({ box, share: of }) => ({ box: boxOnOriginal(box, original, { turned }), share: of })),
      ...whereTrue(composed),
      width: original.width,
      height: original.height,
      outside,
      file,
    },
    file,
  );
  return file !== null ? exitCodes.done : exitCodes.refused;
}

/** What is told of a composite only where it is so. */
function whereTrue({ crop, turned, atEdge, unseen, marksLeft, hasGainMap }: Composed): Readonly<Record<string, unknown>> {
  return {
    ...(crop === null ? {} : { crop }),
    ...(turned === null || turned.turn === 0 ? {} : { turn: turned.turn }),
    ...(turned === null || turned.straighten === 0 ? {} : { straighten: turned.straighten }),
    ...(atEdge.length === 0 ? {} : { atEdge }),
    ...(unseen.length === 0 ? {} : { unseen }),
    ...(marksLeft === 0 ? {} : { marksLeft }),
    ...(hasGainMap ? { hasGainMap } : {}),
  };
}

/** What is so of the original, whose samples or looks are not all in what is kept. */
const originalNotes = ({ verdict, converted, hasGainMap }: Composed): readonly string[] => [
  ...(converted === null ? [] : [convertedNotes[converted]]),
  ...(hasGainMap && isKeepable(verdict) ? [gainMapNote] : []),
];

const gainMapNote =
  'The original has a gain map for HDR screens. What is kept is a PNG without one: there it looks like the standard picture.';

const convertedNotes: Readonly<Record<NonNullable<Composed['converted']>, string>> = {
  cmyk: 'The original has printing colours (CMYK): it was converted to sRGB first.',
  'named-colours': 'The original names its colours by numbers: it was converted to sRGB first.',
  indexed: 'The original has a table of colours: every colour is kept, the table is not.',
  grey: 'The original is grey and the change has colour: it was converted to sRGB first.',
  other: 'The original is of a rare kind: it was converted to sRGB of eight bits first.',
};
