// What of a library is run once more: a draft on the model that takes over, and a result with other seeds.
import { englishFailure } from '../../app/failure.ts';
import { shownOf } from '../../app/edits/shown.ts';
import { canVary } from '../../app/edits/variations.ts';
import { findModel } from '../../app/models/models.ts';
import { withoutSeed } from '../../app/models/recorded.ts';
import { follow, noteCost, recordToRun } from './edit-commands.ts';
import type { Line, CommandContext } from './edit-commands.ts';
import { refuse } from './refuse.ts';

/** The request of an edit once more, on another model. */
export async function finish({ studio, output, newIntent }: CommandContext, line: Line<'finish'>): Promise<number> {
  const found = await recordToRun(studio, line);
  if (!found.ok) return refuse(output, found.failure);
  const record = found.value;
  const model = findModel(line.model ?? findModel(record.model)?.finishOn ?? '');
  if (model === null)
    return refuse(
      output,
      englishFailure('usage', 'No model takes over from that of this edit. Say which: kontext finish ID --model NAME.'),
    );
  if (!line.rehearsal) await noteCost({ studio, output }, model, record.request.parameters, 1);
  output.note(`The same request goes to ${model.name}: it will be another picture, not this one made better.`);
  return follow({ studio, output }, () =>
    studio.handlers['edit.finish']({ id: line.id, intent: newIntent(), model: model.id, evenIfPaid: line.again }),
  );
}

/** The request of an edit with other seeds, so many times: one set. */
export async function vary({ studio, output, newIntent }: CommandContext, line: Line<'vary'>): Promise<number> {
  const found = await recordToRun(studio, line);
  if (!found.ok) return refuse(output, found.failure);
  const record = found.value;
  const { request, imported, organised } = record;
  const model = findModel(record.model);
  if (model === null || !canVary({ state: record.state, model: model.id, prompt: request.prompt, editedIn: imported?.program }))
    return refuse(
      output,
      englishFailure('usage', 'Varied are results that a model known here made of words. This edit has none, so nothing was sent.'),
    );
  if (line.count === 1) {
    if (!line.rehearsal) await noteCost({ studio, output }, model, request.parameters, 1);
    return follow({ studio, output }, () => studio.handlers['edit.retry']({ id: line.id, intent: newIntent(), otherSeed: true }));
  }
  const recipe = await studio.handlers['edit.recipe']({ id: line.id });
  if (!recipe.ok) return refuse(output, recipe.failure);
  const [gone] = recipe.value.gone;
  if (gone !== undefined)
    return refuse(output, englishFailure('picture-missing', `“${gone.name}” is not here any more, so nothing was sent.`));
  const { prompt, pictures } = recipe.value;
  const parameters = withoutSeed(recipe.value);
  if (!line.rehearsal) await noteCost({ studio, output }, model, parameters, line.count);
  return follow({ studio, output }, () =>
    studio.handlers['edit.run']({
      request: { model: model.id, prompt, pictures: [...pictures], parameters },
      intents: Array.from({ length: line.count }, newIntent),
      next: false,
      evenIfPaid: false,
      shown: shownOf(pictures, line.count),
      project: organised.project,
    }),
  );
}
