// What went wrong in four parts: what happened, what it may have cost, the one thing to do, the number to quote.
import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { IconButton } from './icon-button.tsx';
import css from './problem-card.module.css';

type Step = { readonly label: string; readonly run: () => void };
type Props = {
  readonly title: string;
  readonly message: string;
  readonly charged: string;
  readonly mayHaveCost: boolean;
  readonly detail: string | null;
  readonly detailsLabel: string;
  readonly requestId: string | null;
  readonly requestIdLabel: string;
  readonly copyLabel: string;
  readonly onCopy: (words: string) => void;
  readonly step: Step | null;
  readonly afterwards: Step | null;
  readonly children?: ReactNode;
};

export function ProblemCard({
  title,
  message,
  charged,
  mayHaveCost,
  detail,
  detailsLabel,
  requestId,
  requestIdLabel,
  copyLabel,
  onCopy,
  step,
  afterwards,
  children,
}: Props) {
  return (
    <div className={css.card}>
      <div className={css.head}>
        <strong className={css.title}>{title}</strong>
        <span className={classes(css.charged, mayHaveCost && css.cost)}>{charged}</span>
      </div>
      <p className={css.message} data-selectable>
        {message}
      </p>
      {detail === null ? null : (
        <details className={css.details}>
          <summary>{detailsLabel}</summary>
          <code data-selectable>{detail}</code>
        </details>
      )}
      {requestId === null ? null : (
        <div className={css.id}>
          <span>{requestIdLabel}</span>
          <code data-selectable>{requestId}</code>
          <IconButton name={copyLabel} size="small" icon={<Copy size={13} />} onClick={() => onCopy(requestId)} />
        </div>
      )}
      {step === null && children === undefined ? null : (
        <div className={css.buttons}>
          {step === null ? null : <Button onClick={step.run}>{step.label}</Button>}
          {afterwards === null ? null : (
            <Button tone="quiet" onClick={afterwards.run}>
              {afterwards.label}
            </Button>
          )}
          {children}
        </div>
      )}
    </div>
  );
}
