// What acts are called, by language.
import type { Language } from '../../language.ts';
import { acts as english } from '../en/acts.ts';
import type { ActWords } from '../en/acts.ts';
import { acts as chinese } from '../zh-CN/acts.ts';

export const actWords: Readonly<Record<Language, ActWords>> = { en: english, 'zh-CN': chinese };
