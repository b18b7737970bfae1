// A named slider with its value beside it; a double click or Backspace sets it as it usually is.
import { useId } from 'react';
import { text } from '../../text/text.ts';
import { Slider } from '../../ui/slider.tsx';
import css from './setting-row.module.css';

type Props = {
  readonly label: string;
  /** The label where there is little room. */
  readonly shown?: string;
  readonly value: number;
  readonly usual: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  readonly words: (value: number) => string;
  readonly onChange: (value: number) => void;
};

export function SettingRow({ label, shown = label, value, usual, words, onChange, ...range }: Props) {
  const id = useId();
  return (
    <div
      role="group"
      aria-labelledby={id}
      title={text.keep.sliderHelp}
      className={css.row}
      onDoubleClick={() => onChange(usual)}
      onKeyDown={(event) => {
        if (event.key !== 'Backspace' && event.key !== 'Delete') return;
        event.preventDefault();
        onChange(usual);
      }}
    >
      <span id={id} className={css.label}>
        {shown}
      </span>
      <Slider look="plain" label={label} value={value} words={words} onChange={onChange} {...range} />
      <span aria-hidden className={css.value}>
        {words(value)}
      </span>
    </div>
  );
}
