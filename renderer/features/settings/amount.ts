// An amount of a setting as it is typed.
import { typedAmount, typedWhole } from '../../../app/money/typed-amount.ts';

const max = 1_000_000;

/** Null for nothing typed, undefined for what is no amount. */
export function readAmount(typed: string, whole: boolean): number | null | undefined {
  if (typed.trim() === '') return null;
  const amount = (whole ? typedWhole : typedAmount)(typed);
  return amount !== null && amount <= max ? amount : undefined;
}
