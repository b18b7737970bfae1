// A question with a safe answer: nothing happens unless the person says so.
import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import dialog from './dialog.module.css';
import css from './confirm.module.css';

type Props = {
  readonly open: boolean;
  readonly title: string;
  readonly body: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
  readonly more?: ReactNode;
  /** What is chosen before the answer. Enter in it is yes. */
  readonly children?: ReactNode;
};

export function Confirm({ open, title, body, yes, no, onYes, onNo, more, children }: Props) {
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => (next ? undefined : onNo())}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialog.backdrop} />
        <AlertDialog.Popup data-modal className={classes(dialog.sheet, css.popup)}>
          <AlertDialog.Title className={css.title}>{title}</AlertDialog.Title>
          <AlertDialog.Description className={css.body}>{body}</AlertDialog.Description>
          {children === undefined ? null : (
            <div
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                onYes();
              }}
            >
              {children}
            </div>
          )}
          <div className={css.buttons}>
            {more}
            <Button onClick={onNo}>{no}</Button>
            <Button tone="primary" onClick={onYes}>
              {yes}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
