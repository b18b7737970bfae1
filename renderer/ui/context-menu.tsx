// The menu that opens where the person asks for it, by the other button or the menu key.
import { ContextMenu as Base } from '@base-ui/react/context-menu';
import type { ReactElement, ReactNode } from 'react';
import css from './menu.module.css';

export type ContextItem =
  | {
      readonly key: string;
      readonly label: string;
      readonly shortcut?: string | undefined;
      readonly run: () => void;
      readonly disabled?: boolean;
    }
  | { readonly key: string; readonly line: true };

type Props = {
  readonly label: string;
  /** What it belongs to. */
  readonly area: ReactElement;
  readonly children: ReactNode;
  readonly items: readonly ContextItem[];
};

export function ContextMenu({ label, area, children, items }: Props) {
  return (
    <Base.Root>
      <Base.Trigger render={area}>{children}</Base.Trigger>
      <Base.Portal>
        <Base.Positioner role="region" aria-label={label} className={css.place}>
          <Base.Popup className={css.popup}>
            {items.map((item) =>
              'line' in item ? (
                <Base.Separator key={item.key} className={css.line} />
              ) : (
                <Base.Item key={item.key} disabled={item.disabled ?? false} onClick={item.run} className={css.item}>
                  <span className={css.words}>{item.label}</span>
                  {item.shortcut === undefined ? null : <kbd className={css.key}>{item.shortcut}</kbd>}
                </Base.Item>
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
