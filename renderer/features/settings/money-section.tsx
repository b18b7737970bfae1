// What pictures are said to cost, what may be spent, and the way to what was sent.
import { models } from '../../../app/models/models.ts';
import { priceOf } from '../../../app/price.ts';
import type { SettingsPatch } from '../../../app/settings/settings.ts';
import { mirrored, useMirror } from '../../store/mirror.ts';
import { changeSettings } from '../../store/settings.ts';
import { showSent } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { AmountField } from './amount-field.tsx';
import { AmountRow } from './amount-row.tsx';
import { Row } from './row.tsx';
import css from './settings.module.css';

/** A price of the model's own, or none: then that of any picture holds. */
function changePrice(model: string, amount: number | null): void {
  const { [model]: _, ...others } = mirrored().settings.prices;
  changeSettings({ prices: amount === null ? others : { ...others, [model]: amount } });
}

const typingMs = 400;
const changeLimits = (limits: NonNullable<SettingsPatch['limits']>): void => changeSettings({ limits });

export function MoneySection() {
  const price = useMirror((now) => now.settings.pricePerPicture);
  const prices = useMirror((now) => now.settings.prices);
  const currency = useMirror((now) => now.settings.currency);
  const askAbove = useMirror((now) => now.settings.askAbove);
  const limits = useMirror((now) => now.settings.limits);
  const words = text.money;
  const unpriced =
    (limits.dayCost !== null || limits.monthCost !== null) &&
    models.some(({ id }) => priceOf({ prices, pricePerPicture: price }, id) === null);
  return (
    <>
      <AmountRow
        name={words.price}
        help={words.priceHelp}
        empty={words.priceEmpty}
        value={price}
        onChange={(pricePerPicture) => changeSettings({ pricePerPicture })}
      />
      {models.slice(1).map(({ id, name }) => (
        <AmountRow
          key={id}
          name={words.priceOf(name)}
          help={words.priceOfHelp}
          empty={words.priceOfEmpty}
          value={prices[id] ?? null}
          onChange={(amount) => changePrice(id, amount)}
        />
      ))}
      <Row name={words.currency} help={words.currencyHelp}>
        <input
          aria-label={words.currency}
          defaultValue={currency}
          maxLength={12}
          placeholder={words.currencyEmpty}
          autoComplete="off"
          className={css.amount}
          onChange={(event) => changeSettings({ currency: event.target.value.trim() }, typingMs)}
        />
      </Row>
      <AmountRow
        name={words.askAbove}
        help={words.askAboveHelp}
        empty={words.askAboveEmpty}
        value={askAbove}
        onChange={(amount) => changeSettings({ askAbove: amount })}
      />
      <LimitRow
        name={words.limitDay}
        help={words.limitDayHelp}
        pictures={limits.dayPictures}
        cost={limits.dayCost}
        currency={currency}
        onPictures={(dayPictures) => changeLimits({ dayPictures })}
        onCost={(dayCost) => changeLimits({ dayCost })}
      />
      <LimitRow
        name={words.limitMonth}
        help={words.limitMonthHelp}
        pictures={limits.monthPictures}
        cost={limits.monthCost}
        currency={currency}
        onPictures={(monthPictures) => changeLimits({ monthPictures })}
        onCost={(monthCost) => changeLimits({ monthCost })}
      />
      {unpriced ? (
        <p role="status" className={css.bad}>
          {words.needsPrice}
        </p>
      ) : null}
      <Row name={words.sent} help={words.sentHelp}>
        <Button aria-label={text.sent.open} onClick={showSent}>
          {words.sentOpen}
        </Button>
      </Row>
    </>
  );
}

function LimitRow({
  name,
  help,
  pictures,
  cost,
  currency,
  onPictures,
  onCost,
}: {
  readonly name: string;
  readonly help: string;
  readonly pictures: number | null;
  readonly cost: number | null;
  readonly currency: string;
  readonly onPictures: (amount: number | null) => void;
  readonly onCost: (amount: number | null) => void;
}) {
  const words = text.money;
  return (
    <Row name={name} help={help}>
      <div role="group" aria-label={name} className={css.stack}>
        <AmountField
          name={words.limitPictures(name)}
          unit={words.picturesUnit}
          whole
          empty={words.noLimit}
          value={pictures}
          onChange={onPictures}
        />
        <AmountField name={words.limitCost(name)} unit={words.costUnit(currency)} empty={words.noLimit} value={cost} onChange={onCost} />
      </div>
    </Row>
  );
}
