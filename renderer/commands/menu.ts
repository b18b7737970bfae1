// The application menu asks the window, and the window asks main for what is the system's.
import type { CommandName, ShellCommand } from '../../app/commands/commands.ts';
import { bridge } from '../store/bridge.ts';

export const askShell = (command: ShellCommand): void => void bridge().call['window.runCommand']({ command });

/** Returns the function that stops listening. */
export const onAsked = (listener: (command: CommandName) => void): (() => void) => bridge().on['command.asked'](listener);
