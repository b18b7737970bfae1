// An amount as it is typed: of money, or of whole things. Nothing when it is empty.
import { useId, useState } from 'react';
import { text } from '../../text/text.ts';
import { isComposing } from '../../ui/composing.ts';
import { useLeft } from '../../ui/use-left.ts';
import { readAmount } from './amount.ts';
import css from './settings.module.css';

type Props = {
  readonly id?: string;
  /** Where no label of the page names it. */
  readonly name?: string;
  readonly unit?: string;
  readonly whole?: boolean;
  readonly empty: string;
  readonly value: number | null;
  /** Told when the field is left, or by Enter. */
  readonly onChange: (amount: number | null) => void;
};

/** In digits, also where a number writes itself with an exponent. */
const shown = (amount: number | null): string => (amount === null ? '' : String(amount).includes('e') ? amount.toFixed(6) : String(amount));

export function AmountField({ id, name, unit, whole = false, empty, value, onChange }: Props) {
  const wrong = useId();
  const [typed, setTyped] = useState(shown(value));
  const read = readAmount(typed, whole);
  // Half of an amount is another amount, and money follows it: it holds once the field is left, or Enter says so.
  const take = (): void => {
    if (read === undefined) return;
    if (read !== value) onChange(read);
    // What holds is what is seen.
    setTyped(shown(read));
  };
  useLeft(take);
  return (
    <div className={css.stack}>
      <span className={css.measured}>
        <input
          {...(id === undefined ? {} : { id })}
          aria-label={name}
          inputMode={whole ? 'numeric' : 'decimal'}
          autoComplete="off"
          placeholder={empty}
          value={typed}
          aria-invalid={read === undefined}
          aria-describedby={read === undefined ? wrong : undefined}
          className={css.amount}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => (event.key === 'Enter' && !isComposing(event.nativeEvent) ? take() : undefined)}
        />
        {unit === undefined ? null : (
          <span aria-hidden className={css.unit}>
            {unit}
          </span>
        )}
      </span>
      {read === undefined ? (
        <span id={wrong} className={css.wrong}>
          {whole ? text.money.notWhole : text.money.notAmount}
        </span>
      ) : null}
    </div>
  );
}
