// The shell's sentences by language. Read at the moment they are shown: the language may have changed.
import type { Language } from '../../language.ts';
import { shell as english } from '../en/shell.ts';
import type { ShellTexts } from '../en/shell.ts';
import { shell as chinese } from '../zh-CN/shell.ts';

export const shells: Readonly<Record<Language, ShellTexts>> = { en: english, 'zh-CN': chinese };
