// What is to be known before keeping, or why nothing can be kept, each with what to do next.
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import type { Place } from '../../commands/keep.ts';
import { propose } from '../../commands/keep.ts';
import { verdictOf } from '../../store/keep-work.ts';
import type { KeepWork } from '../../store/keep-work.ts';
import { softAbove } from '../../../app/composite/sentences.ts';
import { reachesEdge, sentencesOf } from '../../commands/keep-words.ts';
import { text, failureText } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { cropInstead, rewordInstead, sendAgainInstead, useResultInstead } from './next-steps.ts';
import css from './verdict-card.module.css';

type Props = { readonly place: Place; readonly edit: EditSummary; readonly work: KeepWork; readonly notShown: boolean };
type Step = readonly [label: string, run: () => void];

export function VerdictCard({ place, edit, work, notShown }: Props) {
  const verdict = verdictOf(work);
  const words = text.keep;
  const failed = work.failure !== null || notShown;
  const sentences = [
    ...(work.failure === null ? [] : [failureText(work.failure)]),
    ...(notShown ? [words.notShown] : []),
    ...(work.failure === null ? sentencesOf(work, edit.rehearsal) : []),
  ];
  if (sentences.length === 0) return null;
  const again: Step = [words.steps.sendAgain, () => void sendAgainInstead(edit)];
  const reword: Step = [words.steps.reword, () => void rewordInstead(edit)];
  const useResult: Step = [words.steps.useResult, () => useResultInstead(place)];
  const crop: Step = [words.steps.crop, () => void cropInstead(edit)];
  const steps: readonly Step[] = failed
    ? [[words.steps.tryAgain, () => void propose(place)]]
    : verdict?.verdict === 'unchanged'
      ? [again, reword]
      : verdict?.verdict === 'refused'
        ? verdict.reason === 'another-picture'
          ? [useResult, reword, crop]
          : [useResult, reword]
        : reachesEdge(work)
          ? [[words.steps.largerCrop, () => void cropInstead(edit)]]
          : (work.proposal?.enlargement ?? 0) > softAbove
            ? [crop]
            : [];
  return (
    <div className={classes(css.card, (failed || verdict?.verdict !== 'accepted') && css.weighty)}>
      {!failed && verdict?.verdict === 'look-first' ? <strong className={css.title}>{words.lookTitle}</strong> : null}
      {sentences.map((sentence) => (
        <p key={sentence} data-selectable>
          {sentence}
        </p>
      ))}
      {steps.length === 0 ? null : (
        <div className={css.steps}>
          {steps.map(([label, run]) => (
            <Button key={label} onClick={run}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
