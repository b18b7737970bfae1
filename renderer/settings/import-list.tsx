// What became of the pictures of the folder that was imported last: how many, and which were skipped and why.
import type { ImportReport } from '../../app/ipc.ts';
import { formatMoment } from '../text/format.ts';
import { importPictures } from '../state/library-work.ts';
import { text, told } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import css from './damaged-list.module.css';

export function ImportList({ report }: { readonly report: ImportReport }) {
  const words = text.settings.library;
  const more = report.skipped - report.listed.length;
  return (
    <section aria-label={words.importReport}>
      <h3 className={css.good}>{`${words.imported(report)} ${formatMoment(report.at)}`}</h3>
      <ul className={css.list}>
        {report.listed.map(({ file, reason }) => (
          <li key={file} className={css.line}>
            <span data-selectable className={css.words}>
              <span className={css.file}>{file}</span>
              {told(reason)}
            </span>
          </li>
        ))}
      </ul>
      {report.bare > 0 ? (
        <Button onClick={() => void importPictures({ again: 'without-recipe' })}>{words.importBare(report.bare)}</Button>
      ) : null}
      {more > 0 ? <p className={css.help}>{words.moreSkipped(more)}</p> : null}
    </section>
  );
}
