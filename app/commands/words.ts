// What acts are called, by language.
import type { Language } from '../language.ts';
import { actWordsEn } from './words-en.ts';
import type { ActWords } from './words-en.ts';
import { actWordsZh } from './words-zh.ts';

export const actWords: Readonly<Record<Language, ActWords>> = { en: actWordsEn, 'zh-CN': actWordsZh };
