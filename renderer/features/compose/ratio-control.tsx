// Aspect ratio as drawn shapes: as image 1 first, then the offered ones, then any other within the model's range.
import { useId, useState } from 'react';
import { fits, readRatio } from '../../../app/models/check.ts';
import type { Parameter } from '../../../app/models/model.ts';
import { viewSize } from '../../../app/pictures/input-view.ts';
import { isUnseen } from '../../../app/pictures/web-address.ts';
import { resetParameter, setParameter, useDraft, useSlots } from '../../store/draft.ts';
import { isDefault, nameRatio } from '../../store/parameters.ts';
import { text } from '../../text/text.ts';
import { Head } from './head.tsx';
import css from './ratio-control.module.css';

type Props = { readonly parameter: Extract<Parameter, { kind: 'ratio' }> };

const box = 22;

/** A rectangle of the ratio inside a square of `box` pixels. */
function shape(ratio: number): { readonly width: number; readonly height: number } {
  return ratio >= 1
    ? { width: box, height: Math.max(7, Math.round(box / ratio)) }
    : { width: Math.max(7, Math.round(box * ratio)), height: box };
}

const signs = { first: '1', custom: '?' } as const;

type OptionProps = {
  readonly group: string;
  readonly checked: boolean;
  readonly label: string;
  /** Under the shape, and in the tip: the label where they say nothing else. */
  readonly short?: string;
  readonly title?: string;
  /** Width by height. */
  readonly ratio: number;
  /** What the shape is marked with: it is not of a ratio of its own. */
  readonly mark?: keyof typeof signs;
  readonly onChoose: () => void;
};

function Option({ group, checked, label, short = label, title = label, ratio, mark, onChoose }: OptionProps) {
  return (
    <label className={css.option} title={title}>
      <input type="radio" name={group} aria-label={label} checked={checked} onChange={onChoose} className={css.input} />
      <span className={css.face}>
        <span className={css.room}>
          <span className={css.shape} data-mark={mark} style={shape(ratio)}>
            {mark === undefined ? null : signs[mark]}
          </span>
        </span>
        <span className={css.label}>{short}</span>
      </span>
    </label>
  );
}

export function RatioControl({ parameter }: Props) {
  const group = useId();
  const parameters = useDraft((draft) => draft.parameters);
  const [slot] = useSlots();
  // Of a picture that nobody here has seen the shape is not known.
  const first = slot?.kind === 'picture' && !isUnseen(slot.picture) ? viewSize(slot.picture) : undefined;
  const [custom, setCustom] = useState(false);
  const value = parameters[parameter.field];
  const isCustom = custom || (typeof value === 'string' && !parameter.offered.includes(value));
  const isFirst = value === undefined && !isCustom;
  const words = text.compose;
  const name = words.roleName(parameter.role);
  const ofNoShape = slot === undefined ? words.squareWithoutPicture : words.asImage1;
  const asFirst = first === undefined ? ofNoShape : words.asImage1Is(nameRatio(first, parameter.offered));
  const choose = (ratio: string | null): void => {
    setCustom(false);
    setParameter(parameter, ratio);
  };

  return (
    <section>
      <Head
        name={name}
        words={isFirst ? asFirst : String(value ?? '')}
        isDefault={isDefault(parameter, parameters) && !isCustom}
        onReset={() => {
          setCustom(false);
          resetParameter(parameter);
        }}
      />
      <div role="radiogroup" aria-label={name} className={css.group}>
        <Option
          group={group}
          checked={isFirst}
          label={words.asImage1}
          short={words.asImage1Short}
          title={asFirst}
          ratio={first === undefined ? 1 : first.width / first.height}
          mark="first"
          onChoose={() => choose(null)}
        />
        {parameter.offered.map((ratio) => (
          <Option
            key={ratio}
            group={group}
            checked={!isCustom && value === ratio}
            label={ratio}
            ratio={readRatio(ratio) ?? 1}
            onChoose={() => choose(ratio)}
          />
        ))}
        <Option
          group={group}
          checked={isCustom}
          label={words.customRatio}
          short={words.customRatioShort}
          ratio={1.25}
          mark="custom"
          onChoose={() => setCustom(true)}
        />
      </div>
      {isCustom ? <CustomRatio parameter={parameter} value={value} /> : null}
    </section>
  );
}

function CustomRatio({ parameter, value }: Props & { readonly value: unknown }) {
  const words = text.compose;
  const fitting = value === undefined || fits(parameter, value);
  const onChange = (typed: string): void => setParameter(parameter, typed === '' ? null : typed);
  return (
    <div className={css.custom}>
      <input
        autoFocus
        aria-label={words.customRatioLabel}
        aria-invalid={!fitting}
        placeholder="5:4"
        defaultValue={typeof value === 'string' ? value : ''}
        className={css.field}
        onChange={(event) => onChange(event.target.value.trim())}
      />
      <span className={fitting ? css.range : css.wrong}>{words.customRatioRange(parameter.widest, parameter.tallest)}</span>
    </div>
  );
}
