// What the core says, by language. Each part has such a file of its own: the start of main needs the shell's words alone.
import type { Language } from '../../language.ts';
import { core as english } from '../en/core/core.ts';
import type { Sentences } from '../en/core/core.ts';
import { core as chinese } from '../zh-CN/core/core.ts';

export const cores: Readonly<Record<Language, Sentences>> = { en: english, 'zh-CN': chinese };
