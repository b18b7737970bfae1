// What the core says, by language. `npm run languages` writes this file from the folders of `app/messages/`.
import type { Language } from '../../language.ts';
import type { Sentences } from '../en/core/core.ts';
import { core as coreEn } from '../en/core/core.ts';
import { core as coreZhCN } from '../zh-CN/core/core.ts';

export const cores: Readonly<Record<Language, Sentences>> = {
  en: coreEn,
  'zh-CN': coreZhCN,
};
