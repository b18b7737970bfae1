// The few words that stand in exported sheets and pages, by language. `npm run languages` writes this file from the folders of `app/messages/`.
import type { Language } from '../../language.ts';
import type { PageWords } from '../en/page.ts';
import { page as pageEn } from '../en/page.ts';
import { page as pageZhCN } from '../zh-CN/page.ts';

export const pages: Readonly<Record<Language, PageWords>> = {
  en: pageEn,
  'zh-CN': pageZhCN,
};
