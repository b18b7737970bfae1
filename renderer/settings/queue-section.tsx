// How many at once, what they are said to cost, and what is said when they end.
import { useMirror } from '../state/mirror.ts';
import { changeSettings } from '../state/settings.ts';
import { text } from '../text/text.ts';
import { Segmented } from '../ui/segmented.tsx';
import { Switch } from '../ui/switch.tsx';
import { AmountRow } from './amount-row.tsx';
import { Row } from './row.tsx';
import css from './settings.module.css';

export function QueueSection() {
  const atOnce = useMirror((now) => now.settings.atOnce);
  const notifications = useMirror((now) => now.settings.notifications);
  const price = useMirror((now) => now.settings.pricePerPicture);
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
      <AmountRow setting="pricePerPicture" name={words.price} help={words.priceHelp} empty={words.priceEmpty} value={price} />
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
      <AmountRow setting="askAbove" name={words.askAbove} help={words.askAboveHelp} empty={words.askAboveEmpty} value={askAbove} />
      <Row name={words.notifications} help={words.notificationsHelp}>
        <Switch label={words.notifications} on={notifications} onChange={(on) => changeSettings({ notifications: on })} />
      </Row>
    </>
  );
}
