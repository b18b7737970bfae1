// What became of the pictures of the folder that was imported last: how many, and which were skipped and why.
import type { ImportReport } from '../../../app/contract/contract.ts';
import { formatMoment } from '../../text/format.ts';
import { importPictures } from '../../commands/library-work.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { FileLines } from './file-lines.tsx';

export function ImportList({ report }: { readonly report: ImportReport }) {
  const words = text.settings.library;
  const more = report.skipped - report.listed.length;
  return (
    <FileLines
      label={words.importReport}
      title={`${words.imported(report)} ${formatMoment(report.at)}`}
      good
      lines={report.listed.map(({ file, reason }) => ({ key: file, file, message: reason }))}
      more={more > 0 ? words.moreSkipped(more) : ''}
    >
      {report.bare > 0 ? (
        <Button onClick={() => void importPictures({ again: 'without-recipe' })}>{words.importBare(report.bare)}</Button>
      ) : null}
    </FileLines>
  );
}
