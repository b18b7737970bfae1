// What the window says, and how numbers and dates are written, by language. `npm run languages` writes this file from the folders of `app/messages/`.
import type { Language } from '../../language.ts';
import type { Formats } from '../../formats.ts';
import type { Texts } from '../en/window/texts.ts';
import { formats as formatsEn } from '../en/formats.ts';
import { texts as textsEn } from '../en/window/texts.ts';
import { formats as formatsZhCN } from '../zh-CN/formats.ts';
import { texts as textsZhCN } from '../zh-CN/window/texts.ts';

export const formatsFor: Readonly<Record<Language, Formats>> = {
  en: formatsEn,
  'zh-CN': formatsZhCN,
};
export const windows: Readonly<Record<Language, Texts>> = {
  en: textsEn,
  'zh-CN': textsZhCN,
};
