// “kontext edit”: pictures and words of a line become edits, which are followed to their ends.
import { fieldsOf, fillFields } from '../../app/batch/fields.ts';
import type { Picture } from '../../app/edits/picture.ts';
import { shownOf } from '../../app/edits/shown.ts';
import { englishFailure, fail, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Model, Parameters } from '../../app/models/model.ts';
import { findModel, firstModel } from '../../app/models/models.ts';
import { seedIn } from '../../app/models/recorded.ts';
import { maxInputs } from '../../app/models/roles.ts';
import type { Session } from '../studio/session/session-type.ts';
import { follow, noteCost, noteLength, readyToRun } from './edit-commands.ts';
import type { CommandContext, Line } from './edit-commands.ts';
import type { Output } from './output.ts';
import { askOfPreset } from './preset-arguments.ts';
import { refuse } from './refuse.ts';
import { takePictures } from './take-pictures.ts';
import { withView } from './view-of.ts';

/** Makes as many edits as the line says, and prints them to their ends. */
export async function edit({ studio, output, newIntent }: CommandContext, line: Line<'edit'>): Promise<number> {
  const here = await readyToRun(studio, line);
  if (!here.ok) return refuse(output, here.failure);
  const session = here.value;
  const taken = await takePictures(studio, output, line);
  if (!taken.ok) return refuse(output, taken.failure);
  const asked = await askedBy(session, line, taken.value);
  if (!asked.ok) return refuse(output, asked.failure);
  const { model, prompt, parameters } = asked.value;
  noteUnseen(output, taken.value);
  noteLength(output, model, prompt);
  const seen = seenBy(output, line, taken.value, model);
  if (!seen.ok) return refuse(output, seen.failure);
  const pictures = seen.value;

  // Whether this was paid for before can be told only when the whole library is known.
  if (seedIn({ model: model.id, parameters }) !== null && !line.again) await session.library.settled();

  if (!line.rehearsal) await noteCost({ studio, output }, model, parameters, line.count);

  return follow({ studio, output }, () =>
    studio.handlers['edit.run']({
      request: { model: model.id, prompt, pictures, parameters },
      intents: Array.from({ length: line.count }, newIntent),
      next: false,
      evenIfPaid: line.again,
      shown: shownOf(pictures, line.count),
      project: line.project,
    }),
  );
}

type Asked = { readonly model: Model; readonly prompt: string; readonly parameters: Parameters };

/** Words, model and parameters as the line has them, or as its preset does. */
async function askedBy(session: Session, line: Line<'edit'>, pictures: readonly Picture[]): Promise<Reply<Asked>> {
  if (line.preset === null) return ok({ model: findModel(line.model) ?? firstModel, prompt: line.prompt, parameters: line.parameters });
  const asked = await askOfPreset(session.library, line.preset, line.count, line.images.length);
  // A preset is made for many pictures; an edit has one.
  return asked.ok ? ok({ ...asked.value, prompt: fillFields(asked.value.prompt, fieldsOf(pictures[0]?.name ?? '', 0)) }) : asked;
}

function noteUnseen(output: Output, pictures: readonly Picture[]): void {
  for (const { name, noOpaquePixel } of pictures)
    if (noOpaquePixel === true)
      output.note(`“${name}” is transparent everywhere: the model may see something else in it than you do, or nothing.`);
}

/** The pictures as they are sent: the first one turned, cut and covered as the line says. What that means is noted. */
function seenBy(output: Output, line: Line<'edit'>, pictures: readonly Picture[], model: Model): Reply<Picture[]> {
  // The words of a preset may be for a model that takes fewer.
  const max = maxInputs(model);
  if (pictures.length > max) return fail(englishFailure('usage', `An edit takes at most ${max} pictures; ${pictures.length} were given.`));
  const [whole, ...others] = pictures;
  if (whole === undefined) return ok([]);
  const seen = withView(whole, { turned: line.turned, around: line.crop, covers: line.covers }, model.outputSizes);
  if (!seen.ok) return seen;
  for (const note of seen.value.notes) output.note(note);
  return ok([seen.value.picture, ...others]);
}
