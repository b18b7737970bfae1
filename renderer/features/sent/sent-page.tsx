// Sent as a page: what left this computer to be paid for, with pictures and sums.
import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { useMirror } from '../../store/mirror.ts';
import { exportSent, readSent, useSent } from './sent.ts';
import { onSpent } from '../../store/spent.ts';
import { leaveSent } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { SentRows } from './sent-rows.tsx';
import { SentSums } from './sent-sums.tsx';
import css from './sent-page.module.css';

export function SentPage() {
  const { read, months, days } = useSent();
  const folder = useMirror((now) => now.library.folder);
  const settings = useMirror((now) => now.settings);
  // By what is said: every change of a setting makes the values of all anew.
  const prices = JSON.stringify([settings.prices, settings.pricePerPicture]);
  useEffect(() => void readSent(), [folder, prices]);
  useEffect(() => onSpent(() => void readSent()), []);
  const words = text.sent;
  const none = months.length === 0;
  return (
    <main aria-label={words.title} tabIndex={-1} className={css.page}>
      <div className={css.side}>
        <Button tone="quiet" icon={<ArrowLeft size={15} aria-hidden />} className={css.back} onClick={leaveSent}>
          {words.back}
        </Button>
        {none ? null : <SentSums />}
      </div>
      <div className={css.body}>
        <div className={css.head}>
          <h2 className={css.title}>{words.title}</h2>
          <p className={css.help}>{words.help}</p>
          {none ? null : <Button onClick={() => void exportSent()}>{words.export}</Button>}
        </div>
        {none ? <p className={css.none}>{read ? words.none : ''}</p> : <SentRows days={days} />}
      </div>
    </main>
  );
}
