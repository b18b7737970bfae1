// Full size, or so many pixels of the long side. What is typed counts once it is a size.
import { useState } from 'react';
import { largestLongSide, longestWebpSide, smallestLongSide } from '../../../app/export/kinds.ts';
import { choose, useExporting } from '../../commands/export.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import css from './choices.module.css';
import { Field } from './field.tsx';

const usual = 2048;

export function SizeChoice({ longSide, untouched }: { readonly longSide: number | null; readonly untouched: boolean }) {
  const [typed, setTyped] = useState(String(longSide ?? usual));
  const tooLong = useExporting((now) => now.preview?.tooLong ?? 0);
  const words = text.exporting;
  const number = Number(typed);
  const fits = number >= smallestLongSide && number <= largestLongSide;
  // What is to be smaller is not unchanged.
  const limitTo = (pixels: number): void => choose({ longSide: pixels, ...(untouched ? { metadata: 'full' } : {}) });
  const limit = (value: string): void => {
    const digits = value.replace(/\D/g, '').slice(0, 5);
    setTyped(digits);
    const pixels = Number(digits);
    if (pixels >= smallestLongSide && pixels <= largestLongSide) limitTo(pixels);
  };
  return (
    <Field name={words.size}>
      <div className={css.line}>
        <Segmented
          label={words.size}
          value={longSide === null ? 'whole' : 'limited'}
          options={[
            { value: 'whole', label: words.sizes.whole },
            { value: 'limited', label: words.sizes.limited },
          ]}
          onChange={(next) => {
            if (next === 'whole') return choose({ longSide: null });
            if (!fits) setTyped(String(usual));
            limitTo(fits ? number : usual);
          }}
        />
        {longSide === null ? null : (
          <>
            <input
              inputMode="numeric"
              autoComplete="off"
              aria-label={words.longSide}
              aria-invalid={!fits}
              value={typed}
              className={css.number}
              onChange={(event) => limit(event.target.value)}
            />
            <span className={css.help}>{words.pixels}</span>
          </>
        )}
      </div>
      {/* There from the start, so that what comes into it is read aloud. */}
      <div role="status" className={css.tooLong}>
        {tooLong === 0 ? null : (
          <>
            <p>{words.tooLong(tooLong, longestWebpSide)}</p>
            <Button
              onClick={() => {
                setTyped(String(longestWebpSide));
                limitTo(longestWebpSide);
              }}
            >
              {words.longest(longestWebpSide)}
            </Button>
          </>
        )}
      </div>
    </Field>
  );
}
