// A setting that is an amount of money: typed as a number, nothing when it is empty.
import { useId, useState } from 'react';
import { text } from '../text/text.ts';
import { readAmount } from './amount.ts';
import { Row } from './row.tsx';
import css from './settings.module.css';

type Props = {
  readonly name: string;
  readonly help: string;
  readonly empty: string;
  readonly value: number | null;
  readonly onChange: (amount: number | null) => void;
};

export function AmountRow({ name, help, empty, value, onChange }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  const read = readAmount(typed);
  return (
    <Row name={name} help={help} htmlFor={id}>
      <div className={css.stack}>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          placeholder={empty}
          value={typed}
          aria-invalid={read === undefined}
          className={css.amount}
          onChange={(event) => {
            setTyped(event.target.value);
            const amount = readAmount(event.target.value);
            if (amount !== undefined) onChange(amount);
          }}
        />
        {read === undefined ? <span className={css.wrong}>{text.settings.queue.notAmount}</span> : null}
      </div>
    </Row>
  );
}
