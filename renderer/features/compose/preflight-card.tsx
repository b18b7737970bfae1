// Everything that would leave this computer: each picture exactly as sent, what was done to it, where it goes and with which key.
import { Globe } from 'lucide-react';
import { pictureAddress, sentAddress } from '../../../app/contract/addresses.ts';
import type { Preflight } from '../../../app/contract/contract.ts';
import { seenOf } from '../../../app/pictures/input-view.ts';
import { isUnseen } from '../../../app/pictures/web-address.ts';
import { useDraft } from '../../store/draft.ts';
import { useMirror } from '../../store/mirror.ts';
import { formatFile, formatList, formatNamed } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Thumb } from '../../ui/thumb.tsx';
import css from './preflight-card.module.css';
import { warningWords } from './warning-words.ts';

export function PreflightCard({ preflight, extension }: { readonly preflight: Preflight; readonly extension: string }) {
  const pictures = useDraft((draft) => draft.pictures);
  const key = useMirror((now) => now.key);
  const words = text.compose.card;
  const [first] = pictures;
  return (
    <div className={css.card}>
      {preflight.pictures.length === 0 ? <p className={css.soft}>{words.none}</p> : null}
      {preflight.pictures.map((one, at) => {
        const { sha256, sent } = one;
        const standing = pictures[at];
        const picture = standing?.sha256 === sha256 ? standing : pictures.find((other) => other.sha256 === sha256);
        if (sent === null)
          return (
            <figure key={`${sha256}-${at}`} className={css.picture}>
              <span className={css.globe}>
                <Globe size={20} aria-hidden />
              </span>
              <figcaption className={css.facts}>
                <span className={css.name}>{`${at + 1}. ${picture?.name ?? ''}`}</span>
                <span>{words.asAddress}</span>
                <span className={css.address} data-selectable>
                  {one.address}
                </span>
              </figcaption>
            </figure>
          );
        const turned = picture === undefined ? null : seenOf(picture).turned;
        return (
          <figure key={`${sha256}-${at}`} className={css.picture}>
            <Thumb
              address={sent.steps.includes('untouched') ? pictureAddress({ sha256 }) : sentAddress(sent.sha256)}
              alt={words.asSent(at + 1)}
              className={css.image}
            />
            <figcaption className={css.facts}>
              <span className={css.name}>{`${at + 1}. ${picture?.name ?? ''}`}</span>
              {picture === undefined ? null : <span>{formatNamed(words.originalSize, formatFile(picture))}</span>}
              {sent.from === undefined || picture?.view?.crop === undefined ? null : (
                <span>{formatNamed(words.crop, text.crop.placeSaid(sent.from))}</span>
              )}
              {turned === null ? null : <span>{formatNamed(text.crop.turnedFact, text.crop.turned(turned))}</span>}
              <span>{formatNamed(words.sentSize, formatFile(sent))}</span>
              {sent.steps.length === 0 ? null : <span>{formatNamed(words.steps, formatList(sent.steps.map(words.step)))}</span>}
            </figcaption>
          </figure>
        );
      })}
      {preflight.warnings.length === 0 ? null : (
        <ul className={css.warnings}>
          {preflight.warnings.map((warning) => (
            <li key={warning.kind}>{warningWords(warning)}</li>
          ))}
        </ul>
      )}
      <dl className={css.list}>
        <dt>{words.expected}</dt>
        <dd>
          {preflight.expected === null ? words.expectedUnseen : words.expectedAbout(preflight.expected, extension)}
          {first === undefined || isUnseen(first) ? null : <span className={css.soft}>{`; ${words.originalIs(first)}`}</span>}
        </dd>
        <dt>{words.service}</dt>
        <dd data-selectable>{preflight.service.rehearsal ? words.rehearsalService : preflight.service.baseUrl}</dd>
        <dt>{words.key}</dt>
        <dd>{preflight.service.rehearsal && !key.present ? words.noKey : text.settings.service.short(key)}</dd>
      </dl>
    </div>
  );
}
