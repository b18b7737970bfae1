// Everything about the shown edit: recipe, what was sent, when what happened, files and their hashes, kin.
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { resultThumbnailAddress } from '../../../app/contract/addresses.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { useCredentials } from './credentials.ts';
import { useEdit } from '../../store/edits.ts';
import { learn, show, stage } from '../../store/stage.ts';
import { view } from '../../store/view.ts';
import { firstWords } from '../../text/format.ts';
import { failureText, text } from '../../text/text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Thumb } from '../../ui/thumb.tsx';
import { InfoSection } from './info-row.tsx';
import css from './info-panel.module.css';
import { InputsSection, RecipeSection, ResultSections, TimelineSection } from './info-sections.tsx';
import { MarksSection } from './marks-section.tsx';

function Head() {
  const close = (): void => view.setState({ infoOpen: false });
  return (
    <div className={css.head}>
      <h2 className={css.title}>{text.stage.info.title}</h2>
      <IconButton name={text.window.close} size="small" icon={<X size={15} />} onClick={close} />
    </div>
  );
}

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
  if (detail === null) {
    return (
      <aside aria-label={words.title} data-area className={css.panel}>
        <Head />
      </aside>
    );
  }
  const { record, summary, resultPaths, recordPath, parents, children } = detail;
  return (
    <aside aria-label={words.title} data-area className={css.panel} data-selectable>
      <Head />
      <div className={css.body} data-start tabIndex={0} role="region" aria-label={words.title}>
        <RecipeSection detail={detail} />
        <MarksSection edit={live ?? summary} note={record.organised.note} />
        <InputsSection record={record} />
        <TimelineSection record={record} />
        {summary.failure === null ? null : (
          <InfoSection title={words.trouble}>
            <p>{failureText(summary.failure)}</p>
          </InfoSection>
        )}
        <ResultSections record={record} paths={resultPaths} />
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
