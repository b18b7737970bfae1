// What acts are called, by language.
import type { Language } from '../../language.ts';
import { commands as english } from '../en/commands.ts';
import type { CommandWords } from '../en/commands.ts';
import { commands as chinese } from '../zh-CN/commands.ts';

export const commandWords: Readonly<Record<Language, CommandWords>> = { en: english, 'zh-CN': chinese };
