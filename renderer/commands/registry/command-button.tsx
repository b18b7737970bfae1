// A button of a bar that is a command's icon: its name, key, state and what it does come from the registry, unless they are said.
import type { ComponentProps } from 'react';
import type { CommandName } from '../../../app/commands/commands.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Target } from '../target.ts';
import { useOffer } from './use-offer.ts';

type Props = Partial<ComponentProps<typeof IconButton>> & {
  readonly command: CommandName;
  /** What the person sees and has chosen, where it is not given. */
  readonly target?: Target;
  readonly iconSize?: number;
};

export function CommandButton({ command, target, iconSize = 16, ...rest }: Props) {
  const { label, shortcut, icon: Icon, fills, checked, run } = useOffer(command, target);
  return (
    <IconButton
      name={label}
      shortcut={shortcut}
      {...(checked === undefined ? {} : { on: checked })}
      icon={Icon === undefined ? null : <Icon size={iconSize} fill={fills && checked === true ? 'currentColor' : 'none'} />}
      onClick={run}
      {...rest}
    />
  );
}
