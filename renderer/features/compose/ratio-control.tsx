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

export function RatioControl({ parameter }: Props) {
  const group = useId();
  const parameters = useDraft((draft) => draft.parameters);
  const [slot] = useSlots();
  // Of a picture that nobody here has seen the shape is not known.
  const first = slot?.kind === 'picture' && !isUnseen(slot.picture) ? viewSize(slot.picture) : undefined;
  const [custom, setCustom] = useState(false);
  const value = parameters[parameter.field];
  const isCustom = custom || (typeof value === 'string' && !parameter.offered.includes(value));
  const words = text.compose;
  const name = words.roleName(parameter.role);
  const asFirst =
    first === undefined
      ? slot === undefined
        ? words.squareWithoutPicture
        : words.asImage1
      : words.asImage1Is(nameRatio(first, parameter.offered));
  const chosen = value === undefined && !isCustom ? asFirst : String(value ?? '');
  const fitting = value === undefined || fits(parameter, value);

  const option = (key: string, checked: boolean, label: string, ratio: number, choose: () => void, mark?: string) => (
    <label key={key} className={css.option} title={key === 'first' ? asFirst : label}>
      <input
        type="radio"
        name={group}
        aria-label={key === 'first' ? words.asImage1 : label}
        checked={checked}
        onChange={choose}
        className={css.input}
      />
      <span className={css.face}>
        <span className={css.room}>
          <span className={css.shape} data-mark={mark} style={shape(ratio)}>
            {mark === 'first' ? '1' : mark === 'custom' ? '?' : null}
          </span>
        </span>
        <span className={css.label}>{key === 'first' ? words.asImage1Short : key === 'custom' ? words.customRatioShort : label}</span>
      </span>
    </label>
  );

  return (
    <section>
      <Head
        name={name}
        words={chosen}
        isDefault={isDefault(parameter, parameters) && !isCustom}
        onReset={() => {
          setCustom(false);
          resetParameter(parameter);
        }}
      />
      <div role="radiogroup" aria-label={name} className={css.group}>
        {option(
          'first',
          value === undefined && !isCustom,
          words.asImage1,
          first === undefined ? 1 : first.width / first.height,
          () => (setCustom(false), setParameter(parameter, null)),
          'first',
        )}
        {parameter.offered.map((ratio) =>
          option(
            ratio,
            !isCustom && value === ratio,
            ratio,
            readRatio(ratio) ?? 1,
            () => (setCustom(false), setParameter(parameter, ratio)),
          ),
        )}
        {option('custom', isCustom, words.customRatio, 1.25, () => setCustom(true), 'custom')}
      </div>
      {isCustom ? (
        <div className={css.custom}>
          <input
            autoFocus
            aria-label={words.customRatioLabel}
            aria-invalid={!fitting}
            placeholder="5:4"
            defaultValue={typeof value === 'string' ? value : ''}
            className={css.field}
            onChange={(event) => setParameter(parameter, event.target.value.trim() === '' ? null : event.target.value.trim())}
          />
          <span className={fitting ? css.range : css.wrong}>{words.customRatioRange(parameter.widest, parameter.tallest)}</span>
        </div>
      ) : null}
    </section>
  );
}
