// A slider with a name and a value in words.
import { Slider as Base } from '@base-ui/react/slider';
import { classes } from './classes.ts';
import css from './slider.module.css';

type Props = {
  readonly label: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step?: number;
  readonly words?: (value: number) => string;
  readonly onChange: (value: number) => void;
  /** `plain` draws no fill: a size, not an amount. */
  readonly look?: 'filled' | 'plain';
};

export function Slider({ label, value, minimum, maximum, step = 1, words, onChange, look = 'filled' }: Props) {
  return (
    <Base.Root
      value={value}
      min={minimum}
      max={maximum}
      step={step}
      onValueChange={(next) => onChange(next as number)}
      className={css.root}
    >
      <Base.Control className={css.control}>
        <Base.Track className={css.track}>
          <Base.Indicator className={classes(look === 'filled' && css.fill)} />
          <Base.Thumb
            className={css.thumb}
            getAriaLabel={() => label}
            getAriaValueText={(_, number) => words?.(number) ?? String(number)}
          />
        </Base.Track>
      </Base.Control>
    </Base.Root>
  );
}
