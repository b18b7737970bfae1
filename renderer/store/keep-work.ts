// What a person has done to one proposal, as values: parts taken or left, strokes, settings, and the way back.
import type { ChangedPart, KeepProposal, PartBox, Verdict, VerdictReason } from '../../app/contract/keep.ts';
import { isKeepable } from '../../app/composite/verdict.ts';
import type { KeepSettings, Stroke } from '../../app/composite/keep-settings.ts';
import type { Failure } from '../../app/failure.ts';

/** What undo takes back. */
export type Hand = Pick<KeepSettings, 'off' | 'strokes'>;

export type KeepWork = {
  readonly proposal: KeepProposal | null;
  /** Main has not answered the last question. */
  readonly asking: boolean;
  readonly failure: Failure | null;
  /** Null until the first proposal. */
  readonly settings: KeepSettings | null;
  readonly past: readonly Hand[];
  readonly future: readonly Hand[];
  readonly writing: 'no' | 'writing' | 'stopping';
  /** What main said of it when it was asked to write; above the proposal's. */
  readonly said: { readonly verdict: Verdict; readonly reason: VerdictReason | null } | null;
};

/** One of several that was not written by itself. */
export type Waiting = {
  readonly id: string;
  readonly verdict: Verdict;
  readonly reason: VerdictReason | null;
  readonly failure: Failure | null;
};

export const emptyWork: KeepWork = {
  proposal: null,
  asking: false,
  failure: null,
  settings: null,
  past: [],
  future: [],
  writing: 'no',
  said: null,
};

const maxSteps = 200;

/** What main said last: of writing, else of the proposal. Null before either. */
export const verdictOf = ({ proposal, said }: KeepWork): KeepWork['said'] => said ?? proposal;

const handOf = ({ off, strokes }: KeepSettings): Hand => ({ off, strokes });

/** A new proposal has other parts: those lying where one was left are left, too. */
export function withProposal(work: KeepWork, proposal: KeepProposal): KeepWork {
  const { settings, proposal: before } = work;
  const answered = { ...work, proposal, asking: false, failure: null, said: null };
  if (settings === null || before === null) return { ...answered, settings: proposal.defaults };
  if (before.key === proposal.key) return answered;
  const carried = ({ off, strokes }: Hand): Hand => ({ off: carriedOff(off, before.parts, proposal.parts), strokes });
  return {
    ...answered,
    settings: { ...settings, ...carried(settings) },
    past: work.past.map(carried),
    future: work.future.map(carried),
  };
}

function carriedOff(off: readonly number[], before: readonly ChangedPart[], now: readonly ChangedPart[]): number[] {
  const left = before.filter(({ number }) => off.includes(number));
  return now.filter(({ box }) => left.some((part) => sharedBy(part.box, box) > 0.3)).map(({ number }) => number);
}

/** Area of both over the area of either. */
function sharedBy([x, y, width, height]: PartBox, [otherX, otherY, otherWidth, otherHeight]: PartBox): number {
  const across = Math.max(0, Math.min(x + width, otherX + otherWidth) - Math.max(x, otherX));
  const down = Math.max(0, Math.min(y + height, otherY + otherHeight) - Math.max(y, otherY));
  const both = across * down;
  return both / Math.max(1, width * height + otherWidth * otherHeight - both);
}

function withHand(work: KeepWork, hand: Hand): KeepWork {
  const { settings, past } = work;
  if (settings === null || work.writing !== 'no') return work;
  return { ...work, settings: { ...settings, ...hand }, past: [...past, handOf(settings)].slice(-maxSteps), future: [] };
}

/** Takes a part that is left, or leaves one that is taken. The same work while it is written. */
export function withPart(work: KeepWork, number: number): KeepWork {
  const { settings } = work;
  if (settings === null) return work;
  const { off, strokes } = settings;
  return withHand(work, { off: off.includes(number) ? off.filter((one) => one !== number) : [...off, number], strokes });
}

export const withStroke = (work: KeepWork, stroke: Stroke): KeepWork =>
  work.settings === null ? work : withHand(work, { off: work.settings.off, strokes: [...work.settings.strokes, stroke] });

/** No step that an undo takes back. The same work while it is written. */
export function withSettings(work: KeepWork, changes: Partial<KeepSettings>): KeepWork {
  return work.settings === null || work.writing !== 'no' ? work : { ...work, settings: { ...work.settings, ...changes } };
}

/** Everything as proposed; parts and strokes can be had back. */
export function asProposed(work: KeepWork): KeepWork {
  const { proposal } = work;
  if (proposal === null) return work;
  const { off, strokes, ...rest } = proposal.defaults;
  return withSettings(withHand(work, { off, strokes }), rest);
}

/** The same work when there is nothing to go back to. */
export function undone(work: KeepWork): KeepWork {
  const { settings, past, future } = work;
  const before = past.at(-1);
  if (settings === null || before === undefined || work.writing !== 'no') return work;
  return { ...work, settings: { ...settings, ...before }, past: past.slice(0, -1), future: [...future, handOf(settings)] };
}

/** The same work when there is nothing to go forward to. */
export function redone(work: KeepWork): KeepWork {
  const { settings, past, future } = work;
  const next = future.at(-1);
  if (settings === null || next === undefined || work.writing !== 'no') return work;
  return { ...work, settings: { ...settings, ...next }, past: [...past, handOf(settings)], future: future.slice(0, -1) };
}

/** Whether anything differs from what was proposed. */
export function isChanged({ settings, proposal }: KeepWork): boolean {
  if (settings === null || proposal === null) return false;
  const names = Object.keys(proposal.defaults) as (keyof KeepSettings)[];
  return names.some((name) => JSON.stringify(settings[name]) !== JSON.stringify(proposal.defaults[name]));
}

/** Parts that are taken, and how much of the picture they are. */
export function takenOf({ settings, proposal }: KeepWork): { readonly parts: readonly ChangedPart[]; readonly share: number } {
  const parts = (proposal?.parts ?? []).filter(({ number }) => settings?.off.includes(number) !== true);
  return { parts, share: parts.reduce((sum, { share }) => sum + share, 0) };
}

/** Something is laid over, and main would write it. */
export function canWrite(work: KeepWork): boolean {
  const verdict = verdictOf(work)?.verdict;
  if (work.asking || work.failure !== null || work.writing !== 'no' || work.settings === null) return false;
  if (verdict === undefined || !isKeepable(verdict)) return false;
  return takenOf(work).parts.length > 0 || work.settings.strokes.some(({ add }) => add);
}
