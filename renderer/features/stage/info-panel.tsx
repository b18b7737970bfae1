// Everything about the shown edit: recipe, what was sent, when what happened, files and their hashes, kin.
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { resultThumbnailAddress } from '../../../app/contract/addresses.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { findModel } from '../../../app/models/models.ts';
import { seenOf } from '../../../app/pictures/input-view.ts';
import type { PictureView } from '../../../app/pictures/input-view.ts';
import { addressSent, isUnseen } from '../../../app/pictures/web-address.ts';
import { useCredentials } from './credentials.ts';
import { copyText } from '../../commands/edit-commands.ts';
import { useEdit } from '../../store/edits.ts';
import { learn, show, stage } from '../../store/stage.ts';
import { view } from '../../store/view.ts';
import { titleOf } from '../../store/words.ts';
import { firstWords, formatFile, formatList, formatMoment } from '../../text/format.ts';
import { failureText, text } from '../../text/text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Thumb } from '../../ui/thumb.tsx';
import { CopyRow, InfoRow, InfoSection } from './info-row.tsx';
import css from './info-panel.module.css';
import { MarksSection } from './marks-section.tsx';
import { recipeRows } from '../../store/parameter-rows.ts';

function Kin({ title, kin }: { readonly title: string; readonly kin: readonly EditSummary[] }) {
  if (kin.length === 0) return null;
  return (
    <InfoSection title={title}>
      <div className={css.kin}>
        {kin.map((edit) => (
          <button
            key={edit.id}
            type="button"
            aria-label={firstWords(edit.prompt)}
            title={edit.prompt}
            className={css.thumb}
            onClick={() => show(edit.id)}
          >
            {edit.results.length === 0 ? null : <Thumb address={resultThumbnailAddress(edit.id, 0, 160)} className={css.image} />}
          </button>
        ))}
      </div>
    </InfoSection>
  );
}

export function InfoPanel({ id }: { readonly id: string }) {
  const live = useEdit(id);
  const detail = useStore(stage, (now) => now.details.get(id) ?? null);
  const signed = useCredentials(id, live?.results.length ?? 0);
  useEffect(() => {
    if (detail === null) void learn(id);
  }, [detail, id]);
  const words = text.stage.info;
  const copy = (written: string): void => void copyText(written, text.stage.copied);
  const head = (
    <div className={css.head}>
      <h2 className={css.title}>{words.title}</h2>
      <IconButton name={text.window.close} size="small" icon={<X size={15} />} onClick={() => view.setState({ infoOpen: false })} />
    </div>
  );
  if (detail === null) {
    return (
      <aside aria-label={words.title} data-area className={css.panel}>
        {head}
      </aside>
    );
  }
  const { record, summary, resultPaths, recordPath, parents, children, named } = detail;
  return (
    <aside aria-label={words.title} data-area className={css.panel} data-selectable>
      {head}
      <div className={css.body} data-start tabIndex={0} role="region" aria-label={words.title}>
        <InfoSection title={words.recipe}>
          <p className={css.prompt}>{titleOf({ ...summary, prompt: record.request.prompt })}</p>
          <dl className={css.list}>
            {record.imported?.program === undefined ? (
              <InfoRow name={words.model}>{findModel(record.model)?.name ?? record.model}</InfoRow>
            ) : null}
            {recipeRows(record).map(([name, value]) => (
              <InfoRow key={name} name={name}>
                {value}
              </InfoRow>
            ))}
            {record.imported === undefined ? (
              <>
                <InfoRow name={words.service}>{record.service.rehearsal ? text.stage.rehearsal : record.service.baseUrl}</InfoRow>
                {named === null ? (
                  <InfoRow name={words.requestId}>{words.none}</InfoRow>
                ) : (
                  <CopyRow name={words.requestId} value={named.requestId} label={words.copyRequestId} onCopy={copy} />
                )}
              </>
            ) : null}
          </dl>
        </InfoSection>
        <MarksSection edit={live ?? summary} note={record.organised.note} />
        {record.request.inputs.length === 0 || record.imported?.program !== undefined ? null : (
          <InfoSection title={words.sent}>
            {record.request.inputs.map((input, at) => (
              <dl key={`${input.sha256}-${at}`} className={css.list}>
                <InfoRow name={text.compose.slot(at + 1)}>{input.name}</InfoRow>
                {isUnseen(input) ? null : <InfoRow name={words.asGiven}>{formatFile(input)}</InfoRow>}
                {seenOf(input).turned === null ? null : <InfoRow name={text.crop.turnedFact}>{turnedWords(input)}</InfoRow>}
                {input.view?.crop === undefined ? null : <InfoRow name={words.part}>{text.crop.placeSaid(input.view.crop)}</InfoRow>}
                {input.web === undefined ? null : (
                  <InfoRow name={addressSent(input) === null ? words.from : words.sentAddress}>{input.web.address}</InfoRow>
                )}
                {input.sent === null ? null : (
                  <>
                    <InfoRow name={words.asSent}>{formatFile(input.sent)}</InfoRow>
                    <InfoRow name="">{formatList(input.sent.steps.map(text.compose.card.step))}</InfoRow>
                    <CopyRow name={words.sha256} value={input.sent.sha256} label={words.copyHash} onCopy={copy} />
                  </>
                )}
              </dl>
            ))}
          </InfoSection>
        )}
        <InfoSection title={words.timeline}>
          <dl className={css.list}>
            {record.timeline.map((step, at) => (
              <InfoRow key={at} name={text.stage.states[step.state]}>
                {formatMoment(step.at)}
                {step.note === undefined ? null : <div className={css.note}>{step.note}</div>}
              </InfoRow>
            ))}
          </dl>
        </InfoSection>
        {summary.failure === null ? null : (
          <InfoSection title={words.trouble}>
            <p>{failureText(summary.failure)}</p>
          </InfoSection>
        )}
        {record.results.map((result, at) => (
          <InfoSection key={result.file} title={record.results.length === 1 ? words.files : text.stage.results(at, record.results.length)}>
            <dl className={css.list}>
              <InfoRow name={words.file}>{resultPaths[at] ?? result.file}</InfoRow>
              <InfoRow name={words.size}>{formatFile(result)}</InfoRow>
              <CopyRow name={words.sha256} value={result.sha256} label={words.copyHash} onCopy={copy} />
            </dl>
          </InfoSection>
        ))}
        {signed ? (
          <InfoSection title={text.exporting.credentials}>
            <p>{text.exporting.credentialsOf(1, 1, record.imported === undefined ? 1 : 0)}</p>
            <p className={css.note}>{text.exporting.credentialsLost}</p>
          </InfoSection>
        ) : null}
        <InfoSection title={words.record}>
          <p className={css.path}>{recordPath}</p>
        </InfoSection>
        <Kin title={words.parents} kin={parents} />
        <Kin title={words.children} kin={children} />
      </div>
    </aside>
  );
}

function turnedWords(input: { readonly view?: PictureView | undefined }): string {
  const { turned } = seenOf(input);
  return turned === null ? '' : text.crop.turned(turned);
}
