// The application menu asks the window, and the window asks main for what is the system's.
import type { ActName, ShellAct } from '../../app/commands/commands.ts';
import { bridge } from '../bridge.ts';

export const askShell = (act: ShellAct): void => void bridge().call['window.act']({ act });

/** Returns the function that stops listening. */
export const onAsked = (listener: (act: ActName) => void): (() => void) => bridge().on['act.asked'](listener);
