// Short messages at the lower edge; they leave by themselves unless they carry something to read.
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { IconButton } from './icon-button.tsx';
import css from './toasts.module.css';

export type ShownToast = {
  readonly id: number;
  readonly tone: 'plain' | 'bad';
  readonly message: string;
  readonly details: readonly string[];
  readonly action: { readonly label: string; readonly run: () => void } | null;
  /** Whoever shows it takes it away. */
  readonly stays: boolean;
};

const plainMs = 5000;
const badMs = 12_000;

function Toast({
  toast,
  dismissLabel,
  onDismiss,
}: {
  readonly toast: ShownToast;
  readonly dismissLabel: string;
  readonly onDismiss: (id: number) => void;
}) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || toast.stays) return;
    const timer = setTimeout(() => onDismiss(toast.id), toast.tone === 'bad' ? badMs : plainMs);
    return () => clearTimeout(timer);
  }, [held, toast.id, toast.tone, toast.stays, onDismiss]);
  return (
    <li
      className={classes(css.toast, toast.tone === 'bad' && css.bad)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div className={css.words} data-selectable>
        <div>{toast.message}</div>
        {toast.details.map((line) => (
          <div key={line} className={css.detail}>
            {line}
          </div>
        ))}
      </div>
      {toast.action === null ? null : (
        <Button
          tone="quiet"
          onClick={() => {
            toast.action?.run();
            onDismiss(toast.id);
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton name={dismissLabel} size="small" icon={<X size={14} />} onClick={() => onDismiss(toast.id)} />
    </li>
  );
}

type Props = {
  readonly label: string;
  readonly dismissLabel: string;
  readonly shown: readonly ShownToast[];
  readonly onDismiss: (id: number) => void;
};

export function Toasts({ label, dismissLabel, shown, onDismiss }: Props) {
  return (
    <section role="status" aria-label={label} className={css.region}>
      <ol className={css.list}>
        {shown.map((toast) => (
          <Toast key={toast.id} toast={toast} dismissLabel={dismissLabel} onDismiss={onDismiss} />
        ))}
      </ol>
    </section>
  );
}
