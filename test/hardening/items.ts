// The 34 hardening items: what is in place for each, and which tests hold it. items.test.ts proves that all are here and each test exists.
import { windowItems } from './items-window.ts';
import { networkItems } from './items-network.ts';
import { programItems } from './items-program.ts';
import type { Item } from './item.ts';

export const items: readonly Item[] = [...windowItems, ...networkItems, ...programItems];
