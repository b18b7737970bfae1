// On or off, with its name beside it given by the caller.
import { Switch as Base } from '@base-ui/react/switch';
import css from './switch.module.css';

type Props = {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly describedBy?: string;
  readonly disabled?: boolean;
};

export function Switch({ label, on, onChange, describedBy, disabled = false }: Props) {
  return (
    <Base.Root
      checked={on}
      onCheckedChange={onChange}
      // Unlike a button of the system it would take “run” (Ctrl+Enter) for its own Enter, and what runs would not be what stood there.
      onKeyDown={(event) => (event.ctrlKey || event.metaKey || event.altKey ? event.preventBaseUIHandler() : undefined)}
      disabled={disabled}
      aria-label={label}
      aria-describedby={describedBy}
      className={css.root}
    >
      <Base.Thumb className={css.thumb} />
    </Base.Root>
  );
}
