// The made-up language among those that the project has.
import path from 'node:path';
import { languagesIn } from '../../../build/language-files.ts';
import type { LanguageFolder } from '../../../build/language-files.ts';
import { name } from './name.ts';

/** A tag that Intl knows. */
export const tag = 'eo';
export const ownName = name;

const root = path.resolve(import.meta.dirname, '../../..');

/** As `npm run languages` would find them if its folder lay beside theirs. */
export const withMadeUp = (): readonly LanguageFolder[] => [...languagesIn(root), { tag, name, folder: import.meta.dirname }];
