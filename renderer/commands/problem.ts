// A failure as the window shows it: title, sentence, what it may have cost, one next step. Used by queue and stage alike.
import { chargedSaid, failureOf } from '../../app/edits/charged.ts';
import type { Failure, NextStep } from '../../app/failure.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { bridge } from '../store/bridge.ts';
import { failureText, text } from '../text/text.ts';
import { assertNever } from '../../app/assert-never.ts';
import { remix, loadAll } from './edit-commands.ts';
import { checkAgain, dropTrouble, retry } from './queue.ts';
import { tellFailure } from '../store/toasts.ts';
import { showPage, showSettings, view } from '../store/view.ts';

export type Problem = {
  readonly title: string;
  readonly message: string;
  readonly charged: string;
  readonly mayHaveCost: boolean;
  readonly detail: string | null;
  readonly requestId: string | null;
  /** The one thing to do now; null when there is nothing, or when the person must choose (unknown outcome). */
  readonly step: ProblemStep | null;
  /** What follows once that is done, where it only opens what has to be put right elsewhere and nothing was charged. */
  readonly afterwards: ProblemStep | null;
};
type ProblemStep = { readonly label: string; readonly run: () => void };

/** A result that is the picture that was sent; null for all others. */
export function unchangedProblem(edit: EditSummary): Problem | null {
  if (edit.unchanged !== true) return null;
  return {
    title: text.keep.unchangedTitle,
    message: edit.rehearsal ? text.keep.unchangedFree : text.keep.verdicts.unchanged,
    charged: text.queue.charged[edit.rehearsal ? 'rehearsal' : 'yes'],
    mayHaveCost: !edit.rehearsal,
    detail: null,
    requestId: edit.requestId,
    step: { label: text.keep.steps.reword, run: () => backToCompose(edit.id, true) },
    afterwards: null,
  };
}

/** The same with another seed: with its own the service would answer the same. */
export const anotherSeed = (id: string): void => backToCompose(id, false);

async function openCredits(): Promise<void> {
  const reply = await bridge().call['link.open']({ link: 'credits' });
  if (!reply.ok) tellFailure(reply.failure);
}

function backToCompose(id: string, sameSeed: boolean): void {
  view.setState({ queueOpen: false });
  showPage('stage');
  dropTrouble(id);
  void (sameSeed ? loadAll(id) : remix(id));
}

function run(step: NextStep, id: string): void {
  switch (step) {
    case 'add-key':
      return showSettings('service');
    case 'choose-library':
      return showSettings('library');
    case 'raise-limit':
      return showSettings('money');
    case 'top-up':
      return void openCredits();
    case 'change-request':
    case 'change-pictures':
      return backToCompose(id, true);
    case 'retry':
    case 'wait':
    case 'run-anyway':
      return void retry(id);
    case 'check-again':
    case 'free-space':
      return checkAgain(id);
    case 'decide-unknown':
    case 'none':
      return;
    default:
      return assertNever(step);
  }
}

/** Steps after which the same edit is what one wants, with nothing to change in it. */
const putRightElsewhere: readonly NextStep[] = ['add-key', 'top-up', 'raise-limit', 'choose-library'];

function stepTo(next: NextStep, id: string): ProblemStep | null {
  const label = next === 'decide-unknown' ? null : text.queue.step(next);
  return label === null ? null : { label, run: () => run(next, id) };
}

/** A failure as a card shows it: what happened, whether it may have cost something, and the next step. */
export function problemOf(edit: EditSummary, failure: Failure): Problem {
  const charged = chargedSaid(edit.rehearsal, failure.charged);
  const mayHaveCost = charged === 'maybe' || charged === 'yes';
  return {
    title: text.queue.failureTitle(failure.kind, text.stage.states[edit.state]),
    message: failureText(failureOf(edit.rehearsal, failure)),
    charged: text.queue.charged[charged],
    mayHaveCost,
    detail: failure.detail ?? null,
    requestId: edit.requestId,
    step: stepTo(failure.next, edit.id),
    afterwards: putRightElsewhere.includes(failure.next) && !mayHaveCost ? stepTo('retry', edit.id) : null,
  };
}
