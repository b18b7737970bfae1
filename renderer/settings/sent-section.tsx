// The ledger: what was sent, when, with which outcome, and a file of it for a support claim.
import { useEffect } from 'react';
import type { Sent } from '../../app/edits/ledger.ts';
import { costOfSent } from '../../app/price.ts';
import { copyText } from '../state/deeds.ts';
import { useMirror } from '../state/mirror.ts';
import { exportSent, readMoreSent, readSent, showSent, useSent } from '../state/sent.ts';
import { formatBytes, formatMoment, formatMoney } from '../text/format.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import css from './sent-section.module.css';

export function SentSection() {
  const { lines, more, read } = useSent();
  const settings = useMirror((now) => now.settings);
  const cost = costOfSent(lines, settings);
  const words = text.settings.sent;
  useEffect(() => void readSent(), []);
  return (
    <>
      <div className={css.head}>
        <p className={css.help}>{words.help}</p>
        <div className={css.buttons}>
          <Button tone="quiet" onClick={() => void readSent()}>
            {words.refresh}
          </Button>
          <Button aria-disabled={lines.length === 0} onClick={() => (lines.length === 0 ? undefined : void exportSent())}>
            {words.export}
          </Button>
        </div>
      </div>
      {lines.length === 0 ? (
        <p className={css.help}>{read ? words.none : ''}</p>
      ) : (
        <table className={css.table} aria-label={words.table}>
          <thead>
            <tr>
              <th scope="col">{words.columns.at}</th>
              <th scope="col">{words.columns.outcome}</th>
              <th scope="col">{words.columns.charged}</th>
              <th scope="col">{words.columns.bytes}</th>
              <th scope="col">{words.columns.requestId}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={`${line.editId} ${line.at}`} line={line} />
            ))}
          </tbody>
        </table>
      )}
      {cost === null ? null : (
        <p className={css.help} data-testid="sent-sum">
          {words.sum(lines.length, formatMoney(cost, settings.currency))}
        </p>
      )}
      {more ? (
        <Button tone="quiet" onClick={() => void readMoreSent()}>
          {words.more}
        </Button>
      ) : null}
    </>
  );
}

function Line({ line }: { readonly line: Sent }) {
  const words = text.settings.sent;
  const { requestId } = line;
  return (
    <tr>
      <td>
        <button type="button" className={css.link} aria-label={words.show(formatMoment(line.at))} onClick={() => showSent(line.editId)}>
          {formatMoment(line.at)}
        </button>
      </td>
      <td>{line.outcome === 'not-taken' ? words.notTaken : text.stage.states[line.outcome]}</td>
      <td className={line.charged === 'maybe' ? css.bad : undefined}>{words.charged[line.charged]}</td>
      <td className={css.number}>{line.bytes === null ? words.unknownSize : formatBytes(line.bytes)}</td>
      <td>
        {requestId === null ? (
          words.noId
        ) : (
          <button
            type="button"
            className={css.id}
            aria-label={words.copyId(requestId)}
            onClick={() => void copyText(requestId, text.queue.copied)}
          >
            {requestId}
          </button>
        )}
      </td>
    </tr>
  );
}
