// By how much a picture is straightened: by a slider, in numbers, and back.
import { useId } from 'react';
import { maxStraighten } from '../../../app/pictures/turn.ts';
import { isTurned, straightenTo, turnBack } from '../../commands/crop.ts';
import type { Cropping } from '../../commands/crop.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Slider } from '../../ui/slider.tsx';
import css from './crop-facts.module.css';

export function Straighten({ turned }: Pick<Cropping, 'turned'>) {
  const words = text.crop;
  const id = useId();
  return (
    <div className={css.straighten}>
      <label htmlFor={id} className={css.number}>
        <span>{words.straighten}</span>
        <input
          id={id}
          type="number"
          inputMode="decimal"
          min={-maxStraighten}
          max={maxStraighten}
          step={0.1}
          value={turned.straighten}
          onChange={({ target }) => straightenTo(target.valueAsNumber)}
        />
      </label>
      <Slider
        label={words.straightenSlider}
        minimum={-maxStraighten}
        maximum={maxStraighten}
        step={0.1}
        value={turned.straighten}
        words={words.degrees}
        look="plain"
        onChange={straightenTo}
      />
      <Button aria-disabled={!isTurned(turned)} onClick={turnBack}>
        {words.turnBack}
      </Button>
    </div>
  );
}
