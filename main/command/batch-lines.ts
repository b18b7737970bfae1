// A batch as a line: for people, and as JSON. The JSON is a contract: docs/command-line.md describes it.
import { stopsAll } from '../../app/batch/items.ts';
import { afterPilot, limitReachedDetail } from '../../app/batch/limits.ts';
import { inOneLine } from '../../app/in-one-line.ts';
import type { BatchStatus } from '../../app/contract/contract.ts';
import type { BatchLine } from './batch-arguments.ts';

/** How a batch is, and how many of its edits were begun, are not at their end and are run by no program. */
export type Standing = BatchStatus & { readonly resting: number };

export const statusRow = ({
  id,
  set,
  state,
  interrupted,
  total,
  counts,
  resting,
  spent,
  because,
  rehearsal,
  createdAt,
  prompt,
  chain,
}: Standing): Readonly<Record<string, unknown>> => ({
  type: 'batch',
  id,
  set,
  state: interrupted ? 'interrupted' : state,
  total,
  done: counts.done,
  waiting: counts.waiting,
  underWay: counts['under-way'] - resting,
  resting,
  failed: counts.failed,
  unknown: counts.unknown,
  cancelled: counts.cancelled,
  left: counts.left,
  gone: counts.gone,
  spent,
  because: because?.kind ?? null,
  rehearsal,
  createdAt,
  prompt,
  ...(chain === null ? {} : { chain: chain.name, steps: chain.steps }),
});

const states: Readonly<Record<BatchStatus['state'], string>> = {
  going: 'going',
  paused: 'paused',
  pilot: 'waits for approval',
  cancelled: 'cancelled',
  ended: 'ended',
};

/** `01JD…  make-it-night  ended  38 of 40 done, 2 failed` */
export function batchText({ id, set, state, interrupted, elsewhere, total, counts, resting, rehearsal, chain }: Standing): string {
  const others = [
    [counts['under-way'] - resting, 'under way'],
    [resting, 'begun that no program runs'],
    [counts.failed, 'failed'],
    [counts.unknown, 'outcome unknown'],
    [counts.cancelled, 'cancelled'],
    [counts.left, 'left out'],
    [counts.gone, 'no longer in the library'],
  ] as const;
  const parts = others.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : []));
  return [
    id,
    inOneLine(set),
    interrupted ? 'interrupted' : elsewhere ? 'run by another program' : states[state],
    ...(chain === null ? [] : [`step ${Math.min(chain.next + 1, chain.steps)} of ${chain.steps}`]),
    [`${counts.done} of ${total} done`, ...parts].join(', '),
    ...(rehearsal ? ['rehearsal'] : []),
  ].join('  ');
}

/** What goes on with a batch, of a chain or of one step. */
export const commandFor = (chain: BatchStatus['chain']): string => (chain === null ? 'batch' : 'replay');

/** A rehearsed batch goes on as one: without the word its command would ask for a key. */
export const practisingOf = (rehearsal: boolean): string => (rehearsal ? ' --rehearsal' : '');

/** What it asks before it goes on: to look at the pilot, or at a step. */
function askedOf(status: BatchStatus): string {
  const { id, pilot, counts, chain: ofChain, rehearsal } = status;
  const practising = practisingOf(rehearsal);
  if (ofChain !== null && ofChain.next > 0)
    return `Step ${ofChain.next} of ${ofChain.steps} is done. Look at its pictures (“kontext organise ID --flag reject” keeps one back), then go on: kontext replay --resume ${id} --approve${practising}`;
  const first = pilot ?? 0;
  const { rest, within } = afterPilot(status);
  const others = within < rest ? `${within} of the other ${rest}, as many as its limit allows` : `the other ${rest}`;
  const goOn = `then go on with ${others}: kontext batch --approve ${id}${practising}`;
  const edits = first * (ofChain?.steps ?? 1);
  if (counts.done < edits)
    return `Of the first ${edits}${ofChain === null ? '' : ' edits'} ${counts.done} ${counts.done === 1 ? 'is' : 'are'} done. Look at what there is, ${goOn}`;
  return `The first ${pilot === 1 ? 'is done. Look at it' : `${pilot} are done. Look at them`}, ${goOn}`;
}

/** What a person would do now, of a batch that has not ended well. */
export function nextOf(status: BatchStatus): string | null {
  const { id, state, counts, toRetry, chain: ofChain, rehearsal, because } = status;
  const command = commandFor(ofChain);
  const practising = practisingOf(rehearsal);
  switch (state) {
    case 'pilot':
      return askedOf(status);
    case 'paused':
      if (because?.detail === limitReachedDetail)
        return `“kontext ${command} --resume ${id} --limit-pictures N${practising}”, or “--limit-cost X”, goes on with it up to a higher limit.`;
      return counts.left > 0 && (because === null || !stopsAll(because))
        ? `“kontext ${command} --resume ${id}${practising}” tries that picture again; with “--stop-on never” it is left out if that fails, and the others go on.`
        : `“kontext ${command} --resume ${id}${practising}” goes on with it.`;
    case 'ended':
      return toRetry === 0 ? null : `“kontext batch --retry ${id}${practising}” makes anew what failed: ${toRetry}.`;
    case 'going':
    case 'cancelled':
      return null;
  }
}

/** What guards a new batch, as the line says it. */
export const guardsOf = (
  { limitPictures, limitCost, stopOn, again }: Pick<BatchLine, 'limitPictures' | 'limitCost' | 'stopOn' | 'again'>,
  { pilot, set, project }: { readonly pilot: number | null; readonly set: string | null; readonly project: string | null },
) =>
  ({ pilot, limits: { pictures: limitPictures, cost: limitCost }, stopOn: stopOn ?? 'trouble', set, project, evenIfPaid: again }) as const;
