// Beside the picture: where the crop lies in numbers, what goes out, and what becomes of its detail.
import { useId } from 'react';
import { nearestPreferred } from '../../../app/composite/sizes.ts';
import { maxStretch, stretchBetween } from '../../../app/edits/sent-as.ts';
import type { Size } from '../../../app/models/model.ts';
import type { CropBox } from '../../../app/pictures/crop-box.ts';
import { costOf, priceOf } from '../../../app/price.ts';
import { choose, chooseShape, cropFor, isPlaceCut, isTurned, onlyHelps, plannedOf } from '../../commands/crop.ts';
import type { Chosen, CropView, Cropping } from '../../commands/crop.ts';
import { turnedSize } from '../../../app/pictures/turn.ts';
import { coversOf, marksOf } from '../../../app/pictures/view-strokes.ts';
import { useDraft } from '../../store/draft.ts';
import { useMirror } from '../../store/mirror.ts';
import { formatMoney, formatPixels } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { within } from './rectangle.ts';
import { Straighten } from './straighten.tsx';
import css from './crop-facts.module.css';

type Props = Pick<Cropping, 'at' | 'picture' | 'tool' | 'turned' | 'chosen' | 'strokes'>;

const fields = ['left', 'top', 'width', 'height'] as const;

export function CropFacts({ at, picture, tool, turned, chosen, strokes }: Props) {
  const words = text.crop;
  const settings = useMirror((now) => now.settings);
  const model = useDraft((now) => now.model);
  const rehearsal = useMirror((now) => now.service.rehearsal);
  const view: CropView = { at, picture, turned, chosen };
  const helps = onlyHelps(view);
  const whole = turnedSize(picture, turned.turn);
  const cost = rehearsal ? null : costOf(1, priceOf(settings, model));
  return (
    <div className={css.facts}>
      <p className={css.lead}>{(helps ? words.leadsOther : words.leads)[tool]}</p>
      {chosen === null || tool !== 'crop' ? null : <Numbers picture={whole} chosen={chosen} helps={helps} />}
      {tool === 'turn' ? <Straighten turned={turned} /> : null}
      {isPlaceCut(view) ? <p className={css.cut}>{words.cutIntoPlace}</p> : null}
      <dl className={css.list}>
        <dt>{words.sent}</dt>
        <dd>{sentWords(view)}</dd>
        {helps ? null : (
          <>
            <dt>{words.detail}</dt>
            <dd>{detailWords(view)}</dd>
          </>
        )}
        {isTurned(turned) ? (
          <>
            <dt>{words.turnedFact}</dt>
            <dd>{words.turned(turned)}</dd>
          </>
        ) : null}
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
      {helps ? null : <Shape view={view} />}
    </div>
  );
}

/** A picture of another shape than the model's is offered cut. */
function Shape({ view }: { readonly view: CropView }) {
  const words = text.crop;
  const whole = turnedSize(view.picture, view.turned.turn);
  const size = nearestPreferred(whole);
  if (stretchBetween(whole, size) <= maxStretch) return null;
  return (
    <div className={css.shape}>
      <Button onClick={() => chooseShape(view)}>{words.shape}</Button>
      <p className={css.lead}>{words.shapeHelp(size)}</p>
    </div>
  );
}

function sentWords(view: CropView): string {
  const cut = cropFor(view);
  return cut === null ? text.crop.wholeSent : formatPixels({ width: cut[2], height: cut[3] });
}

function detailWords(view: CropView): string {
  const words = text.crop;
  const { picture, turned, chosen } = view;
  const cut = cropFor(view);
  const all = turnedSize(picture, turned.turn);
  // Straightening leaves less, which nobody chose.
  const shown = chosen === null && cut !== null ? { width: cut[2], height: cut[3] } : all;
  const whole = nearestPreferred(shown);
  const ofWhole = Math.max(shown.width / whole.width, shown.height / whole.height);
  if (chosen === null) return ofWhole <= 1 ? words.oneToOne : words.enlarged(ofWhole);
  if (cut === null) return ofWhole <= 1 ? words.tooSmall : words.noGain(ofWhole);
  const { gain, k } = plannedOf(view, chosen);
  return gain === 'one-to-one' ? words.oneToOne : gain === 'enlarged' ? words.enlarged(k) : words.noGain(k);
}

function Numbers({ picture, chosen, helps }: { readonly picture: Size; readonly chosen: Chosen; readonly helps: boolean }) {
  const words = text.crop;
  const id = useId();
  const set = (at: number, value: number): void =>
    choose({ ...chosen, box: within(chosen.box.with(at, value) as unknown as CropBox, picture) });
  return (
    <fieldset className={css.numbers}>
      <legend className={css.legend}>{helps || chosen.kind === 'shape' ? words.shapePlace : words.place}</legend>
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
