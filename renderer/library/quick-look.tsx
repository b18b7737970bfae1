// The active edit's picture over everything, until Space or Escape.
import { Dialog } from '@base-ui/react/dialog';
import { useStore } from 'zustand';
import { resultAddress } from '../../app/addresses.ts';
import { useEdit } from '../state/edits.ts';
import { useSelection } from '../state/selection.ts';
import { view } from '../state/view.ts';
import { text } from '../text/text.ts';
import css from './quick-look.module.css';

const close = (): void => view.setState({ quickLook: false });

export function QuickLook() {
  const open = useStore(view, (now) => now.quickLook);
  const edit = useEdit(useSelection((now) => now.active?.id ?? null));
  const has = edit !== null && edit.results.length > 0 && edit.present;
  return (
    <Dialog.Root open={open && has} onOpenChange={(next) => (next ? undefined : close())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.backdrop} />
        <Dialog.Popup
          aria-label={text.window.grid.quickLook}
          className={css.popup}
          onClick={close}
          onKeyDown={(event) => {
            if (event.key !== ' ') return;
            event.preventDefault();
            close();
          }}
        >
          {edit === null ? null : (
            <img
              src={resultAddress(edit.id, 0)}
              alt={text.stage.picture(edit.prompt)}
              decoding="async"
              draggable={false}
              className={css.image}
            />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
