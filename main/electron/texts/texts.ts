// The shell's sentences by language. Read at the moment they are shown: the language may have changed.
import type { Language } from '../../../app/language.ts';
import { english } from './en.ts';
import { chinese } from './zh.ts';

export type ShellTexts = typeof english;

const spoken: Readonly<Record<Language, ShellTexts>> = { en: english, 'zh-CN': chinese };

export const textsIn = (language: Language): ShellTexts => spoken[language];
