// A button with words.
import type { ComponentProps, ReactNode } from 'react';
import css from './button.module.css';
import { classes } from './classes.ts';

type Props = Omit<ComponentProps<'button'>, 'type'> & { readonly tone?: 'plain' | 'primary' | 'quiet' | 'bad'; readonly icon?: ReactNode };

export function Button({ tone = 'plain', icon, className, children, onKeyDown, ...rest }: Props) {
  return (
    <button
      type="button"
      className={classes(css.button, css[tone], className)}
      onKeyDown={(event) => {
        // Chromium clicks again for each repeat of a held Enter; what costs money must not.
        if (event.repeat && event.key === 'Enter') event.preventDefault();
        onKeyDown?.(event);
      }}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}
