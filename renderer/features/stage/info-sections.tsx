// What the information panel says of a record: its recipe, what was sent, when what happened, its files.
import type { EditDetail } from '../../../app/contract/contract.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import { findModel } from '../../../app/models/models.ts';
import { seenOf } from '../../../app/pictures/input-view.ts';
import { addressSent, isUnseen } from '../../../app/pictures/web-address.ts';
import { copyText } from '../../commands/edit-commands.ts';
import { recipeRows } from '../../store/parameter-rows.ts';
import { titleOf } from '../../store/words.ts';
import { formatFile, formatList, formatMoment } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import css from './info-panel.module.css';
import { CopyRow, InfoRow, InfoSection } from './info-row.tsx';

type Recorded = { readonly record: EditRecord };

const copy = (written: string): void => void copyText(written, text.stage.copied);

export function RecipeSection({ detail: { record, summary, named } }: { readonly detail: EditDetail }) {
  const words = text.stage.info;
  return (
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
  );
}

/** Its inputs as they were given and as they went out; nothing where none is known. */
export function InputsSection({ record }: Recorded) {
  const { inputs } = record.request;
  if (inputs.length === 0 || record.imported?.program !== undefined) return null;
  return (
    <InfoSection title={text.stage.info.sent}>
      {inputs.map((input, at) => (
        <Input key={`${input.sha256}-${at}`} input={input} number={at + 1} />
      ))}
    </InfoSection>
  );
}

function Input({ input, number }: { readonly input: EditRecord['request']['inputs'][number]; readonly number: number }) {
  const words = text.stage.info;
  const { turned } = seenOf(input);
  return (
    <dl className={css.list}>
      <InfoRow name={text.compose.slot(number)}>{input.name}</InfoRow>
      {isUnseen(input) ? null : <InfoRow name={words.asGiven}>{formatFile(input)}</InfoRow>}
      {turned === null ? null : <InfoRow name={text.crop.turnedFact}>{text.crop.turned(turned)}</InfoRow>}
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
  );
}

export function TimelineSection({ record }: Recorded) {
  return (
    <InfoSection title={text.stage.info.timeline}>
      <dl className={css.list}>
        {record.timeline.map((step, at) => (
          <InfoRow key={at} name={text.stage.states[step.state]}>
            {formatMoment(step.at)}
            {step.note === undefined ? null : <div className={css.note}>{step.note}</div>}
          </InfoRow>
        ))}
      </dl>
    </InfoSection>
  );
}

/** A section for each result: its file, as far as its path is known, and the hash of it. */
export function ResultSections({ record, paths }: Recorded & { readonly paths: readonly string[] }) {
  const words = text.stage.info;
  const { results } = record;
  return results.map((result, at) => (
    <InfoSection key={result.file} title={results.length === 1 ? words.files : text.stage.results(at, results.length)}>
      <dl className={css.list}>
        <InfoRow name={words.file}>{paths[at] ?? result.file}</InfoRow>
        <InfoRow name={words.size}>{formatFile(result)}</InfoRow>
        <CopyRow name={words.sha256} value={result.sha256} label={words.copyHash} onCopy={copy} />
      </dl>
    </InfoSection>
  ));
}
