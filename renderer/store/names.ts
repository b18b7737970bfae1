// Tags, projects and labels in use, for completing what is typed.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { comparedName } from '../../app/edits/compared.ts';
import type { UsedNames } from '../../app/contract/contract.ts';
import { bridge } from './bridge.ts';

export const names = createStore<UsedNames>()(() => ({ tags: [], projects: [], labels: [] }));
export const useNames = <T>(select: (now: UsedNames) => T): T => useStore(names, select);

/** Asks main for the names in use. Those that are known stay where it cannot say. */
export async function learnNames(): Promise<void> {
  const reply = await bridge().call['library.names']();
  if (reply.ok) names.setState(reply.value, true);
}

/** The tags that a text stands for: commas of either script part them, but not in a name that is in use with them. */
export function tagsTyped(typed: string): readonly string[] {
  const whole = typed.trim();
  if (names.getState().tags.some(({ name }) => comparedName(name) === comparedName(whole))) return [whole];
  const parts = whole.split(/[,，、]/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}
