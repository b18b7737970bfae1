import { commands as english } from '../../../app/messages/en/commands.ts';
import type { CommandWords } from '../../../app/messages/en/commands.ts';
import { wrapped } from './wrap.ts';

export const commands: CommandWords = wrapped<CommandWords>(english);
