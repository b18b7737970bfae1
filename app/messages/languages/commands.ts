// What commands are called, by language. `npm run languages` writes this file from the folders of `app/messages/`.
import type { Language } from '../../language.ts';
import type { CommandWords } from '../en/commands.ts';
import { commands as commandsEn } from '../en/commands.ts';
import { commands as commandsZhCN } from '../zh-CN/commands.ts';

export const commandWords: Readonly<Record<Language, CommandWords>> = {
  en: commandsEn,
  'zh-CN': commandsZhCN,
};
