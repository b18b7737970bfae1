// How quick look behaves in this window: whether its words are shown, and whether a mark goes on to the next edit.
import { createStore } from 'zustand/vanilla';
import { markActs } from '../../app/acts/acts.ts';
import type { ActName } from '../../app/acts/acts.ts';

export const look = createStore<{ readonly words: boolean; readonly goesOn: boolean }>()(() => ({ words: true, goesOn: false }));

export const toggleWords = (): void => look.setState(({ words }) => ({ words: !words }));
export const toggleGoesOn = (): void => look.setState(({ goesOn }) => ({ goesOn: !goesOn }));

const marks: ReadonlySet<ActName> = new Set<ActName>([...markActs, 'undo']);

/** What acts on the edit that is looked at, and what takes that back. */
export const isMark = (act: ActName): boolean => marks.has(act);
