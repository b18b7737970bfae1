import { shell as english } from '../../../app/messages/en/shell.ts';
import type { ShellTexts } from '../../../app/messages/en/shell.ts';
import { wrapped } from './wrap.ts';

export const shell: ShellTexts = wrapped<ShellTexts>(english);
