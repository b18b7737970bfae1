// A button that is only an icon: its name is read aloud and shown, with its key, when pointed at.
import { Tooltip } from '@base-ui/react/tooltip';
import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import css from './icon-button.module.css';

type Props = Omit<ComponentProps<'button'>, 'type' | 'children' | 'aria-label'> & {
  readonly name: string;
  readonly icon: ReactNode;
  readonly shortcut?: string | undefined;
  /** For buttons that stay down. */
  readonly on?: boolean;
  readonly size?: 'small' | 'plain';
};

export function IconButton({ name, icon, shortcut, on, size = 'plain', className, ...rest }: Props) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        render={
          <button
            type="button"
            aria-label={name}
            aria-pressed={on}
            className={classes(css.button, size === 'small' && css.small, on === true && css.on, className)}
            {...rest}
          />
        }
      >
        {icon}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className={css.place}>
          <Tooltip.Popup className={css.tip}>
            {name}
            {shortcut === undefined ? null : <kbd className={css.key}>{shortcut}</kbd>}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
