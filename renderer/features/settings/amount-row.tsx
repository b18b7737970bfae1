// A setting that is an amount of money.
import { useId } from 'react';
import { AmountField } from './amount-field.tsx';
import { Row } from './row.tsx';

type Props = {
  readonly name: string;
  readonly help: string;
  readonly empty: string;
  readonly value: number | null;
  readonly onChange: (amount: number | null) => void;
};

export function AmountRow({ name, help, ...field }: Props) {
  const id = useId();
  return (
    <Row name={name} help={help} htmlFor={id}>
      <AmountField id={id} {...field} />
    </Row>
  );
}
