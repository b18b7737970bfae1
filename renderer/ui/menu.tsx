// A menu that opens from a button.
import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import css from './menu.module.css';

export type MenuItem = {
  readonly key: string;
  readonly label: string;
  readonly act: () => void;
  readonly chosen?: boolean;
  readonly disabled?: boolean;
};

type Props = {
  readonly label: string;
  readonly trigger: ReactElement;
  readonly items: readonly MenuItem[];
  readonly side?: 'top' | 'bottom';
  readonly note?: string;
};

export function Menu({ label, trigger, items, side = 'bottom', note }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          role="region"
          aria-label={label}
          side={side}
          align="end"
          sideOffset={6}
          collisionPadding={10}
          className={css.place}
        >
          <Base.Popup className={css.popup}>
            {note === undefined ? null : <div className={css.note}>{note}</div>}
            {items.map((item) => (
              <Base.Item key={item.key} disabled={item.disabled ?? false} onClick={item.act} className={css.item}>
                <span className={css.mark}>{item.chosen === true ? <Check size={14} aria-hidden /> : null}</span>
                {item.label}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
