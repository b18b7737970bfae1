// Lines of the information panel.
import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import css from './info-panel.module.css';

export function InfoSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={css.section}>
      <h3 className={css.heading}>{title}</h3>
      {children}
    </section>
  );
}

export function InfoRow({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={css.row}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type CopyProps = { readonly name: string; readonly value: string; readonly label: string; readonly onCopy: (value: string) => void };

export function CopyRow({ name, value, label, onCopy }: CopyProps) {
  return (
    <InfoRow name={name}>
      <span className={css.copy}>
        <code title={value}>{value}</code>
        <IconButton name={label} size="small" icon={<Copy size={12} />} onClick={() => onCopy(value)} />
      </span>
    </InfoRow>
  );
}
