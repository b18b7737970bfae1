// A card that opens from a button, with a title that names it.
import { Popover as Base } from '@base-ui/react/popover';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useFieldFirst } from './field-first.ts';
import css from './popover.module.css';

type Props = {
  readonly trigger: ReactElement;
  readonly title: string;
  readonly titleShown?: boolean;
  readonly side?: 'top' | 'bottom' | 'right';
  readonly align?: 'start' | 'end';
  readonly width: number;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly head?: ReactNode;
  readonly children: ReactNode;
};

export function Popover({
  trigger,
  title,
  titleShown = true,
  side = 'bottom',
  align = 'end',
  width,
  open,
  onOpenChange,
  head,
  children,
}: Props) {
  const [own, setOwn] = useState(false);
  const isOpen = open ?? own;
  const { ref: popup } = useFieldFirst(isOpen);
  // To what one writes in, else to the card: on a button its name would open, and Escape would close that first.
  const toField = (): HTMLElement | null => popup.current?.querySelector('input') ?? popup.current;
  return (
    <Base.Root
      open={isOpen}
      onOpenChange={(next) => {
        setOwn(next);
        onOpenChange?.(next);
      }}
    >
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={8} collisionPadding={10} className={css.place}>
          <Base.Popup ref={popup} className={css.popup} style={{ width }} initialFocus={toField}>
            <div className={titleShown ? css.head : css.unseen}>
              <Base.Title className={css.title}>{title}</Base.Title>
              {head}
            </div>
            <div className={css.body}>{children}</div>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
