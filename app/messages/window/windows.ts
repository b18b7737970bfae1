// The window's sentences by language, and how each writes numbers and dates.
import type { Language } from '../../language.ts';
import { formats as inEnglish } from '../en/formats.ts';
import { texts as english } from '../en/window/texts.ts';
import type { Texts } from '../en/window/texts.ts';
import type { Formats } from '../../formats.ts';
import { formats as inChinese } from '../zh-CN/formats.ts';
import { texts as chinese } from '../zh-CN/window/texts.ts';

export const windows: Readonly<Record<Language, Texts>> = { en: english, 'zh-CN': chinese };
export const formatsFor: Readonly<Record<Language, Formats>> = { en: inEnglish, 'zh-CN': inChinese };
