// What a proposal says, as sentences: for the view, for the list of several, and read aloud.
import { leftAbove, softAbove } from '../../app/composite/sentences.ts';
import { isKeepable } from '../../app/composite/verdict.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { KeepProposal, Verdict, VerdictReason } from '../../app/contract/keep.ts';
import { text, failureText } from '../text/text.ts';
import { takenOf, verdictOf } from '../store/keep-work.ts';
import type { KeepWork, Waiting } from '../store/keep-work.ts';

/** Whether something that is taken goes on beyond the crop that was sent. */
export const reachesEdge = (work: KeepWork): boolean => isTakenOf(work, work.proposal?.atEdge ?? []);

const isTakenOf = ({ settings }: KeepWork, parts: readonly number[]): boolean =>
  parts.some((part) => settings?.off.includes(part) !== true);

/** What is taken of the result. `share`: of the picture, as it was blended; null where that is not known yet. */
export function summaryOf(work: KeepWork, share: number | null = null): string {
  const { proposal, settings } = work;
  const { keep: words } = text;
  if (proposal === null || settings === null) return work.failure === null ? words.looking : '';
  const taken = takenOf(work);
  const strokes = settings.strokes.length > 0;
  if (taken.parts.length === 0 && !settings.strokes.some(({ add }) => add)) return words.none;
  const { crop, original } = proposal;
  const ofWhole = crop === null ? 1 : (original.width * original.height) / (crop.whole.width * crop.whole.height);
  const rest = proposal.converted === null ? words.byteForByte : words.asItWas;
  return `${words.summary(taken.parts.length, strokes && share !== null ? share * ofWhole : taken.share)} ${rest}`;
}

/** Who made a result: the service, for money, or the rehearsal; or neither, as what comes back from another program. */
export type Maker = 'service' | 'rehearsal' | 'neither';
export const makerOf = ({ rehearsal, editedIn }: Pick<EditSummary, 'rehearsal' | 'editedIn'>): Maker =>
  editedIn !== undefined ? 'neither' : rehearsal ? 'rehearsal' : 'service';

/** The verdict and what else to know before keeping; none where all is well. */
export function sentencesOf(work: KeepWork, maker: Maker): readonly string[] {
  const { proposal } = work;
  const verdict = verdictOf(work);
  if (proposal === null || verdict === null) return [];
  const { keep: words } = text;
  return [
    ...(verdict.verdict === 'accepted' ? [] : [verdictSentence(verdict.verdict, verdict.reason, maker)]),
    ...(verdict.reason === 'unchanged' || verdict.reason === 'faint' ? [words.unchangedBy(proposal.largest)] : []),
    ...(verdict.verdict === 'look-first' && verdict.reason !== 'faint' ? [words.found(proposal.match)] : []),
    ...(isKeepable(verdict.verdict) ? conditionsOf(proposal, work) : []),
  ];
}

/** What is so of a version that can be kept, beside the verdict. */
function conditionsOf(proposal: KeepProposal, work: KeepWork): readonly string[] {
  const { keep: words } = text;
  return [
    ...(reachesEdge(work) ? [words.atEdge] : []),
    ...(isTakenOf(work, proposal.unseen) ? [words.unseen] : []),
    ...(proposal.marksLeft > leftAbove ? [words.marksLeft] : []),
    ...(proposal.crop === null ? [] : [words.onWhole(proposal.crop.whole)]),
    ...(proposal.turned === undefined ? [] : [words.turnedBack]),
    ...(proposal.enlargement > softAbove ? [words.soft(proposal.enlargement)] : []),
    ...(proposal.converted === null ? [] : [words.converted[proposal.converted]]),
    ...(proposal.hasGainMap ? [words.gainMap] : []),
  ];
}

function verdictSentence(verdict: Verdict, reason: VerdictReason | null, maker: Maker): string {
  const { keep: words } = text;
  if (reason === 'unchanged' && maker !== 'service') return maker === 'rehearsal' ? words.unchangedFree : words.unchangedElsewhere;
  return words.verdicts[reason ?? usualReason[verdict]];
}

const usualReason: Readonly<Record<Verdict, VerdictReason>> = {
  accepted: 'doubtful',
  'look-first': 'doubtful',
  unchanged: 'unchanged',
  refused: 'another-picture',
};

export const waitingSentence = ({ verdict, reason, failure }: Waiting, maker: Maker): string =>
  failure === null ? verdictSentence(verdict, reason, maker) : failureText(failure);

/** Read aloud when an answer has come. */
export const spokenOf = (work: KeepWork, maker: Maker): string => {
  const verdict = verdictOf(work)?.verdict;
  const keeps = verdict !== undefined && isKeepable(verdict);
  return [...(keeps ? [summaryOf(work)] : []), ...sentencesOf(work, maker)].join(' ');
};
