// A command as bars and menus show it: they name it and what it acts on, all else is the registry's.
import { useCallback, useSyncExternalStore } from 'react';
import type { LucideIcon } from 'lucide-react';
import { namesIn } from '../../../app/commands/commands.ts';
import type { CommandName } from '../../../app/commands/commands.ts';
import { useHints } from '../../store/key-settings.ts';
import { useMirror } from '../../store/mirror.ts';
import { showSettings } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import { targetNow } from '../target.ts';
import type { Target } from '../target.ts';
import { entryOf, fits, runCommand, wordsOf } from './registry.ts';

export type Offer = {
  readonly key: string;
  readonly label: string;
  readonly shortcut: string | undefined;
  readonly icon: LucideIcon | undefined;
  /** While it is checked. */
  readonly fills: boolean;
  readonly disabled: boolean;
  /** Undefined for what is neither on nor off. */
  readonly checked: boolean | undefined;
  readonly run: () => void;
};

export function offerOf(command: CommandName, given: Target | undefined, shortcut: string | undefined): Offer {
  const entry = entryOf(command);
  const target = given ?? targetNow();
  const short: Partial<Record<CommandName, string>> = text.keys.short;
  return {
    key: command,
    label: wordsOf(command, target) ?? short[command] ?? text.keys.commands[command],
    shortcut,
    icon: entry?.icon,
    fills: entry?.fills ?? false,
    disabled: !fits(command, target),
    checked: entry?.checked?.is(target),
    run: () => runCommand(command, given),
  };
}

/** For menus, which are drawn when they open. Without a target: what the person sees and has chosen. */
export function useOffers(): (command: CommandName, target?: Target) => Offer {
  const hint = useHints();
  return (command, target) => offerOf(command, target, hint(command));
}

const nothing = (): (() => void) => () => undefined;

/** For what stays in sight: drawn again when it is switched on or off. */
export function useOffer(command: CommandName, target?: Target): Offer {
  const checked = entryOf(command)?.checked;
  useSyncExternalStore(
    checked?.subscribe ?? nothing,
    useCallback(() => checked?.is(target ?? targetNow()), [checked, target]),
  );
  return useOffers()(command, target);
}

/** One line of a menu for each of the person's programs, and one that leads to their list. */
export const openInItems = (
  programs: readonly unknown[],
  offer: (command: CommandName) => Offer,
): readonly (Offer | Pick<Offer, 'key' | 'label' | 'run'>)[] => [
  ...namesIn('open-in').slice(0, programs.length).map(offer),
  { key: 'open-in-set-up', label: text.out.setUp, run: () => showSettings('programs') },
];

export function useOpenIn(target: Target): ReturnType<typeof openInItems> {
  const programs = useMirror((now) => now.settings.programs);
  const offer = useOffers();
  return openInItems(programs, (command) => offer(command, target));
}
