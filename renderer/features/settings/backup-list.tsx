// What the last backup did, and each file that it could not copy or would not replace.
import type { BackupReport } from '../../../app/contract/contract.ts';
import { text } from '../../text/text.ts';
import { FileLines } from './file-lines.tsx';

export function BackupList({ report }: { readonly report: BackupReport }) {
  const words = text.settings.library;
  const more = report.findings - report.listed.length;
  return (
    <FileLines
      label={words.backupReport}
      title={words.backedUp(report)}
      good={report.findings === 0}
      lines={report.listed.map(({ file, message }) => ({ key: file, file, message }))}
      more={more > 0 ? words.moreNotBackedUp(more) : ''}
    />
  );
}
