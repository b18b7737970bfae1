// The turns of a batch: of which picture, and which step of its chain, each of its items is. A batch without a chain has one step. Pure.
import type { BatchPlan, BatchProgress, BatchStep } from './batch.ts';

/** So many pictures go through all steps before the next ones begin, where nobody is asked between: as many as may run at a time. */
const together = 6;

/** The steps of a plan. One without a chain has a single step: its own words, which put the picture before all fixed ones. */
export function stepsOf({ model, prompt, parameters, fixed, steps }: BatchPlan): readonly BatchStep[] {
  return steps ?? [{ model, prompt, parameters, fixed, place: 0 }];
}

/** How many edits it makes when all goes well. */
export const turnsOf = (plan: BatchPlan): number => plan.items.length * (plan.steps?.length ?? 1);

export type Turn = {
  readonly picture: number;
  readonly step: number;
  /** The item whose result it goes on from; null for the first step. */
  readonly after: number | null;
  /** No item from this one on is made before the person was asked; 0: nobody is asked. */
  readonly gate: number;
};

/**
 * Pictures of the pilot come first, through all steps. Of the others a group goes through a step, then through the next one: all of them where the
 * person is asked between steps, else a few, so that there are finished pictures early.
 */
export function turnAt(plan: BatchPlan, at: number): Turn {
  const steps = plan.steps?.length ?? 1;
  const all = plan.items.length;
  const pilot = plan.pilot === null || plan.pilot >= all ? 0 : plan.pilot;
  const asks = plan.approve === true;
  const isPilot = at < pilot * steps;
  const first = isPilot ? 0 : pilot;
  const count = (isPilot ? pilot : all) - first;
  const size = asks ? count : together;
  const group = Math.floor((at - first * steps) / (size * steps));
  const start = first + group * size;
  const pictures = Math.min(size, first + count - start);
  const within = at - start * steps;
  const step = Math.floor(within / pictures);
  return {
    picture: start + (within % pictures),
    step,
    after: step === 0 ? null : at - pictures,
    gate: asks && step > 0 ? start * steps + step * pictures : isPilot ? 0 : pilot * steps,
  };
}

/** Whether what this item makes is a finished picture, and no input of a step after it. */
export const isLastStep = (plan: BatchPlan, at: number): boolean => turnAt(plan, at).step === (plan.steps?.length ?? 1) - 1;

/** Whether the person has looked at what comes before this item, where that is asked for. */
export function isApproved(plan: BatchPlan, progress: BatchProgress, at: number): boolean {
  const { gate } = turnAt(plan, at);
  return gate === 0 || (plan.steps === undefined ? progress.approved : (progress.approvedTo ?? 0) >= gate);
}

/** What was made until now was looked at: it goes on until it asks the next time. */
export function approve(plan: BatchPlan, progress: BatchProgress): BatchProgress {
  if (plan.steps === undefined) return { ...progress, approved: true };
  const { gate } = turnAt(plan, Math.min(progress.begun, turnsOf(plan) - 1));
  return { ...progress, approvedTo: Math.max(progress.approvedTo ?? 0, gate) };
}
