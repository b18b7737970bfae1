// How many at once, what they are said to cost, and what is said when they end.
import { models } from '../../app/models/models.ts';
import { mirrored, useMirror } from '../state/mirror.ts';
import { changeSettings } from '../state/settings.ts';
import { text } from '../text/text.ts';
import { Segmented } from '../ui/segmented.tsx';
import { Switch } from '../ui/switch.tsx';
import { AmountRow } from './amount-row.tsx';
import { Row } from './row.tsx';
import css from './settings.module.css';

/** A price of the model's own, or none: then that of any picture holds. */
function changePrice(model: string, amount: number | null): void {
  const { [model]: _, ...others } = mirrored().settings.prices;
  changeSettings({ prices: amount === null ? others : { ...others, [model]: amount } }, 400);
}

export function QueueSection() {
  const atOnce = useMirror((now) => now.settings.atOnce);
  const notifications = useMirror((now) => now.settings.notifications);
  const price = useMirror((now) => now.settings.pricePerPicture);
  const prices = useMirror((now) => now.settings.prices);
  const currency = useMirror((now) => now.settings.currency);
  const askAbove = useMirror((now) => now.settings.askAbove);
  const words = text.settings.queue;
  return (
    <>
      <Row name={words.atOnce} help={words.atOnceHelp}>
        <Segmented
          label={words.atOnce}
          value={String(atOnce)}
          options={[1, 2, 3, 4, 5, 6].map((number) => ({ value: String(number), label: String(number) }))}
          onChange={(number) => changeSettings({ atOnce: Number(number) })}
        />
      </Row>
      <AmountRow
        name={words.price}
        help={words.priceHelp}
        empty={words.priceEmpty}
        value={price}
        onChange={(pricePerPicture) => changeSettings({ pricePerPicture }, 400)}
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
          onChange={(event) => changeSettings({ currency: event.target.value.trim() }, 400)}
        />
      </Row>
      <AmountRow
        name={words.askAbove}
        help={words.askAboveHelp}
        empty={words.askAboveEmpty}
        value={askAbove}
        onChange={(amount) => changeSettings({ askAbove: amount }, 400)}
      />
      <Row name={words.notifications} help={words.notificationsHelp}>
        <Switch label={words.notifications} on={notifications} onChange={(on) => changeSettings({ notifications: on })} />
      </Row>
    </>
  );
}
