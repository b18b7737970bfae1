// What the shell says, by language. `npm run languages` writes this file from the folders of `app/messages/`.
import type { Language } from '../../language.ts';
import type { ShellTexts } from '../en/shell.ts';
import { shell as shellEn } from '../en/shell.ts';
import { shell as shellZhCN } from '../zh-CN/shell.ts';

export const shells: Readonly<Record<Language, ShellTexts>> = {
  en: shellEn,
  'zh-CN': shellZhCN,
};
