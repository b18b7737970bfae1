// The few words that stand in exported sheets and pages, by language.
import type { Language } from '../../language.ts';
import { page as english } from '../en/page.ts';
import type { PageWords } from '../en/page.ts';
import { page as chinese } from '../zh-CN/page.ts';

export const pages: Readonly<Record<Language, PageWords>> = { en: english, 'zh-CN': chinese };
