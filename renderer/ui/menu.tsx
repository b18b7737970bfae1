// A menu that opens from a button.
import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { Fragment } from 'react';
import type { ReactElement } from 'react';
import css from './menu.module.css';

export type MenuItem = {
  readonly key: string;
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly run: () => void;
  readonly chosen?: boolean;
  readonly disabled?: boolean;
  /** A line above it: another kind of thing begins. */
  readonly line?: boolean;
};

type Props = {
  readonly label: string;
  readonly trigger: ReactElement;
  readonly items: readonly MenuItem[];
  /** Each on or off by itself, below the others. */
  readonly switches?: readonly MenuItem[];
  readonly side?: 'top' | 'bottom';
  readonly note?: string;
};

export function Menu({ label, trigger, items, switches = [], side = 'bottom', note }: Props) {
  // Where one is chosen, it is a choice of one: radio items.
  const chosen = items.find((item) => item.chosen === true);
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
            {chosen === undefined ? (
              items.map((item) => (
                <Fragment key={item.key}>
                  {item.line === true ? <Base.Separator className={css.line} /> : null}
                  <Base.Item disabled={item.disabled ?? false} onClick={item.run} className={css.item}>
                    <span className={css.words}>{item.label}</span>
                    {item.shortcut === undefined ? null : <kbd className={css.key}>{item.shortcut}</kbd>}
                  </Base.Item>
                </Fragment>
              ))
            ) : (
              <Base.RadioGroup value={chosen.key}>
                {items.map((item) => (
                  <Base.RadioItem
                    key={item.key}
                    value={item.key}
                    closeOnClick
                    disabled={item.disabled ?? false}
                    onClick={item.run}
                    className={css.item}
                  >
                    <span className={css.mark}>{item === chosen ? <Check size={14} aria-hidden /> : null}</span>
                    {item.label}
                  </Base.RadioItem>
                ))}
              </Base.RadioGroup>
            )}
            {switches.length === 0 ? null : <Base.Separator className={css.line} />}
            {switches.map((item) => (
              <Base.CheckboxItem
                key={item.key}
                checked={item.chosen === true}
                closeOnClick
                disabled={item.disabled ?? false}
                onCheckedChange={item.run}
                className={css.item}
              >
                <span className={css.mark}>{item.chosen === true ? <Check size={14} aria-hidden /> : null}</span>
                <span className={css.words}>{item.label}</span>
                {item.shortcut === undefined ? null : <kbd className={css.key}>{item.shortcut}</kbd>}
              </Base.CheckboxItem>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
