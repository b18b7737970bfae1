// What would be written: names, the first picture before and after, what is said in it, Content Credentials.
import { resultThumbnailAddress } from '../../../app/contract/addresses.ts';
import { longestWebpSide } from '../../../app/export/kinds.ts';
import type { ExportPreview } from '../../../app/export/report.ts';
import { fitsWithin } from '../../../app/pictures/size-within.ts';
import { useChoices, useExporting } from '../../commands/export.ts';
import { formatBytes, formatMediaType, formatPixels } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Thumb } from '../../ui/thumb.tsx';
import css from './preview.module.css';

const thumbsShown = 8;

/** Of a sheet or a page the single pictures are nothing that is written. */
function Facts({ first }: { readonly first: NonNullable<ExportPreview['first']> }) {
  const { metadata } = useChoices();
  const words = text.exporting;
  const { received, written, parameters, sourceType } = first;
  const samePixels = received.mediaType === written.mediaType && received.width === written.width;
  return (
    <dl className={css.facts}>
      <dt>{words.from}</dt>
      <dd>{`${formatPixels(received)} ${formatMediaType(received.mediaType)}, ${formatBytes(received.bytes)}`}</dd>
      <dt>{words.to}</dt>
      <dd>
        {written.mediaType === 'image/webp' && !fitsWithin(written, longestWebpSide)
          ? words.noRoom(formatPixels(written))
          : `${formatPixels(written)} ${formatMediaType(written.mediaType)}${samePixels ? `, ${words.same}` : ''}`}
      </dd>
      <dt>{words.metadata}</dt>
      <dd>{words.metadataPolicies[metadata]}</dd>
      {sourceType === null ? null : (
        <>
          <dt>{words.label}</dt>
          <dd>{words.source(sourceType)}</dd>
        </>
      )}
      {parameters === null ? null : (
        <>
          <dt>{words.organisers}</dt>
          <dd>
            <pre className={css.parameters} tabIndex={0} role="region" aria-label={words.organisers} data-selectable>
              {parameters}
            </pre>
          </dd>
        </>
      )}
    </dl>
  );
}

function Credentials({ credentials }: Pick<ExportPreview, 'credentials'>) {
  const { shape, metadata, format, longSide } = useChoices();
  const { found, of, received } = credentials;
  const words = text.exporting;
  if (found === 0) return null;
  const kept = (shape === 'files' || shape === 'pair') && metadata === 'untouched' && format === 'received' && longSide === null;
  return (
    <div className={css.credentials}>
      <strong>{`${words.credentials}: ${words.credentialsOf(found, of, received)}`}</strong>
      <p>{kept ? words.credentialsKept : words.credentialsLost}</p>
    </div>
  );
}

export function Preview() {
  const ids = useExporting((now) => now.ids);
  const preview = useExporting((now) => now.preview);
  const { shape } = useChoices();
  const words = text.exporting;
  if (preview === null || ids === null) return null;
  const { names, files, pictures, without, first, credentials } = preview;
  return (
    <>
      <div aria-hidden className={css.thumbs}>
        {ids.slice(0, thumbsShown).map((id) => (
          <Thumb key={id} address={resultThumbnailAddress(id, 0, 160)} className={css.thumb} />
        ))}
      </div>
      <h3 aria-live="polite" className={css.heading}>
        {pictures === 0 ? words.nothing : words.count(files, pictures)}
      </h3>
      <ul className={css.names}>
        {names.map((name) => (
          <li key={name} className={css.name}>
            <bdi>{name}</bdi>
          </li>
        ))}
        {files > names.length ? <li className={css.more}>{words.more(files - names.length)}</li> : null}
      </ul>
      {without === 0 ? null : <p className={css.note}>{words.without(without)}</p>}
      {first === null || shape === 'sheet' || shape === 'page' ? null : <Facts first={first} />}
      <Credentials credentials={credentials} />
    </>
  );
}
