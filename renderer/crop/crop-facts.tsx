// Beside the picture: where the crop lies in numbers, what goes out, and what becomes of its detail.
import { useId } from 'react';
import { nearestPreferred } from '../../app/composite/sizes.ts';
import { mostStretch, stretchBetween } from '../../app/edits/sent-as.ts';
import type { Picture } from '../../app/ipc.ts';
import type { CropBox } from '../../app/pictures/input-view.ts';
import { costOf, priceOf } from '../../app/price.ts';
import { choose, chooseShape, cropFor, plannedOf } from '../state/crop.ts';
import type { Chosen, Cropping } from '../state/crop.ts';
import { coversOf, marksOf } from '../../app/pictures/view-strokes.ts';
import { useDraft } from '../state/draft.ts';
import { useMirror } from '../state/mirror.ts';
import { formatMoney, formatPixels } from '../text/format.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { within } from './rectangle.ts';
import css from './crop-facts.module.css';

type Props = Pick<Cropping, 'picture' | 'tool' | 'chosen' | 'strokes'>;

const fields = ['left', 'top', 'width', 'height'] as const;

export function CropFacts({ picture, tool, chosen, strokes }: Props) {
  const words = text.crop;
  const settings = useMirror((now) => now.settings);
  const model = useDraft((now) => now.model);
  const rehearsal = useMirror((now) => now.service.rehearsal);
  const size = nearestPreferred(picture);
  const cost = rehearsal ? null : costOf(1, priceOf(settings, model));
  return (
    <div className={css.facts}>
      <p className={css.lead}>{words.leads[tool]}</p>
      {chosen === null || tool !== 'crop' ? null : <Numbers picture={picture} chosen={chosen} />}
      <dl className={css.list}>
        <dt>{words.sent}</dt>
        <dd>{sentWords(picture, chosen)}</dd>
        <dt>{words.detail}</dt>
        <dd>{detailWords(picture, chosen)}</dd>
        {strokes.length === 0 ? null : (
          <>
            <dt>{words.drawnOn}</dt>
            <dd>{words.drawnCount(coversOf(strokes).length, marksOf(strokes).length)}</dd>
          </>
        )}
        {cost === null ? null : (
          <>
            <dt>{words.price}</dt>
            <dd>{words.priceOne(formatMoney(cost, settings.currency))}</dd>
          </>
        )}
      </dl>
      {stretchBetween(picture, size) <= mostStretch ? null : (
        <div className={css.shape}>
          <Button onClick={() => chooseShape(picture)}>{words.shape}</Button>
          <p className={css.lead}>{words.shapeHelp(size)}</p>
        </div>
      )}
    </div>
  );
}

function sentWords(picture: Picture, chosen: Chosen | null): string {
  const cut = cropFor(picture, chosen);
  return cut === null ? text.crop.wholeSent : formatPixels({ width: cut[2], height: cut[3] });
}

function detailWords(picture: Picture, chosen: Chosen | null): string {
  const words = text.crop;
  const whole = nearestPreferred(picture);
  const ofWhole = Math.max(picture.width / whole.width, picture.height / whole.height);
  if (chosen === null) return ofWhole <= 1 ? words.oneToOne : words.enlarged(ofWhole);
  if (cropFor(picture, chosen) === null) return ofWhole <= 1 ? words.tooSmall : words.noGain(ofWhole);
  const { gain, k } = plannedOf(picture, chosen);
  return gain === 'one-to-one' ? words.oneToOne : gain === 'enlarged' ? words.enlarged(k) : words.noGain(k);
}

function Numbers({ picture, chosen }: { readonly picture: Picture; readonly chosen: Chosen }) {
  const words = text.crop;
  const id = useId();
  const set = (at: number, value: number): void =>
    choose({ ...chosen, box: within(chosen.box.with(at, value) as unknown as CropBox, picture) });
  return (
    <fieldset className={css.numbers}>
      <legend className={css.legend}>{chosen.kind === 'around' ? words.place : words.shapePlace}</legend>
      {fields.map((field, at) => (
        <label key={field} htmlFor={`${id}-${field}`} className={css.number}>
          <span>{words[field]}</span>
          <input
            id={`${id}-${field}`}
            type="number"
            inputMode="numeric"
            min={0}
            max={at % 2 === 0 ? picture.width : picture.height}
            value={chosen.box[at]}
            // The size of a crop in the model's shape follows from the picture.
            readOnly={chosen.kind === 'shape' && at > 1}
            onChange={({ target }) => (Number.isNaN(target.valueAsNumber) ? undefined : set(at, target.valueAsNumber))}
          />
        </label>
      ))}
    </fieldset>
  );
}
