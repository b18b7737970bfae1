// Every table of the gates: what looks at one of them looks at all.
import { sabotages as crash } from '../crash/sabotages.ts';
import { mutations as hardening } from '../hardening/mutations.ts';
import { sabotages as leak } from '../leak/sabotages.ts';
import { hastened } from '../money/haste.ts';
import { sabotages as money } from '../money/sabotage.ts';
import type { Mutation, TestedMutation } from './mutation.ts';

export const tables: Readonly<Record<string, readonly (Mutation & Partial<TestedMutation>)[]>> = {
  hardening,
  crash,
  money,
  leak,
  // No guard taken out, but as exact about the source.
  haste: [{ name: 'haste', what: 'the waits of the schedules', changes: hastened }],
};
