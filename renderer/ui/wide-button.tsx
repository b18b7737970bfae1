// A button of a bar that has words.
import type { ComponentProps } from 'react';
import css from './wide-button.module.css';

export function WideButton(props: Omit<ComponentProps<'button'>, 'type' | 'className'>) {
  return <button type="button" className={css.wide} {...props} />;
}
