// What is to be known before keeping, or why nothing can be kept, each with what to do next.
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import type { KeepTarget } from '../../commands/keep.ts';
import { propose } from '../../commands/keep.ts';
import { verdictOf } from '../../store/keep-work.ts';
import type { KeepWork } from '../../store/keep-work.ts';
import { softAbove } from '../../../app/composite/sentences.ts';
import { makerOf, reachesEdge, sentencesOf } from '../../commands/keep-words.ts';
import { text, failureText } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { cropInstead, rewordInstead, sendAgainInstead, useResultInstead } from './next-steps.ts';
import css from './verdict-card.module.css';

type Props = { readonly keepTarget: KeepTarget; readonly edit: EditSummary; readonly work: KeepWork; readonly notShown: boolean };
type Step = readonly [label: string, run: () => void];

export function VerdictCard(props: Props) {
  const { edit, work, notShown } = props;
  const verdict = verdictOf(work);
  const words = text.keep;
  const failed = work.failure !== null || notShown;
  const sentences = [
    ...(work.failure === null ? [] : [failureText(work.failure)]),
    ...(notShown ? [words.notShown] : []),
    ...(work.failure === null ? sentencesOf(work, makerOf(edit)) : []),
  ];
  if (sentences.length === 0) return null;
  const steps = stepsOf(props, failed);
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

/** What to do next; none where keeping is what is left to do. */
function stepsOf({ keepTarget, edit, work }: Props, failed: boolean): readonly Step[] {
  const words = text.keep.steps;
  const verdict = verdictOf(work);
  if (failed) return [[words.tryAgain, () => void propose(keepTarget)]];
  const reword: Step = [words.reword, () => void rewordInstead(edit)];
  const useResult: Step = [words.useResult, () => useResultInstead(keepTarget)];
  const crop: Step = [words.crop, () => void cropInstead(edit)];
  // There is nothing to be sent again.
  if (makerOf(edit) === 'neither') return verdict?.verdict === 'unchanged' || verdict?.verdict === 'refused' ? [useResult] : [];
  if (verdict?.verdict === 'unchanged' || verdict?.reason === 'faint')
    return [[words.sendAgain, () => void sendAgainInstead(edit)], reword];
  if (verdict?.verdict === 'refused') return verdict.reason === 'another-picture' ? [useResult, reword, crop] : [useResult, reword];
  if (reachesEdge(work)) return [[words.largerCrop, () => void cropInstead(edit)]];
  return (work.proposal?.enlargement ?? 0) > softAbove ? [crop] : [];
}
