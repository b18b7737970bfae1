// What the shown edit is: what was asked, and the few facts one looks for first.
import { Layers as LayersIcon } from 'lucide-react';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { findModel, firstModel } from '../../../app/models/models.ts';
import { runCommand } from '../../commands/registry/registry.ts';
import { useHints } from '../../store/key-settings.ts';
import { secondsOf, seedOf } from '../../store/edits.ts';
import { useStack } from '../../store/sets.ts';
import { show } from '../../store/stage.ts';
import { titleOf } from '../../store/words.ts';
import { formatFacts, formatMediaType, formatPixels, formatSeconds } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import css from './caption.module.css';

/** What one looks for first, as one line: the size, what was cut, the seed, how long it took. */
function factsOf(edit: EditSummary, index: number): string {
  const words = text.stage;
  const result = edit.results[index];
  const seconds = edit.endedAt === null ? null : secondsOf(edit, 0);
  const seed = seedOf(edit);
  const model = findModel(edit.model);
  const [input] = edit.inputs;
  return formatFacts([
    edit.unchanged === true ? text.keep.unchangedTitle : '',
    result === undefined ? words.states[edit.state] : `${formatPixels(result)} · ${formatMediaType(result.mediaType)}`,
    input?.view?.crop === undefined || edit.editedIn !== undefined ? '' : text.crop.ofWhole(input),
    seed === null ? '' : `${text.compose.roleName('seed').toLowerCase()} ${seed}`,
    result === undefined || seconds === null ? '' : formatSeconds(seconds),
    // The usual one needs no word.
    model === null || model === firstModel ? '' : model.shortName,
    edit.rehearsal ? words.rehearsal : '',
  ]);
}

export function Caption({ edit, index }: { readonly edit: EditSummary; readonly index: number }) {
  const hint = useHints();
  const stack = useStack(edit);
  const count = Math.max(stack, edit.batch?.of ?? 1);
  const facts = factsOf(edit, index);
  return (
    <div className={css.caption}>
      <div className={css.lines}>
        <p className={css.words} title={titleOf(edit)} data-selectable>
          {titleOf(edit)}
        </p>
        <span className={css.facts} title={facts}>
          {facts}
        </span>
      </div>
      {edit.results.length < 2
        ? null
        : edit.results.map((_, at) => (
            <button
              key={at}
              type="button"
              aria-label={text.stage.results(at, edit.results.length)}
              aria-pressed={at === index}
              className={css.result}
              onClick={() => show(edit.id, at)}
            >
              {at + 1}
            </button>
          ))}
      {edit.batch === undefined || count < 2 ? null : (
        <Button
          tone="quiet"
          title={[text.sets.open, hint('survey')].join(' ').trim()}
          className={css.set}
          icon={<LayersIcon size={15} aria-hidden />}
          onClick={() => runCommand('survey')}
        >
          {text.sets.openOf(count)}
        </Button>
      )}
    </div>
  );
}
