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
      disabled={disabled}
      aria-label={label}
      aria-describedby={describedBy}
      className={css.root}
    >
      <Base.Thumb className={css.thumb} />
    </Base.Root>
  );
}
