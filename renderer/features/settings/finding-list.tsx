// What the last check of all files found: each file, what is wrong with it, and the way to its folder.
import type { Verified } from '../../../app/contract/contract.ts';
import { revealFinding } from '../../commands/library-work.ts';
import { formatMoment } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { FileLines } from './file-lines.tsx';

export function FindingList({ verified }: { readonly verified: Verified }) {
  const words = text.settings.library;
  const more = verified.findings - verified.listed.length;
  return (
    <FileLines
      label={words.findings}
      title={`${words.verified(verified)} ${formatMoment(verified.at)}`}
      good={verified.findings === 0}
      lines={verified.listed.map(({ key, kind, file, message }) => ({
        key: `${key} ${kind}`,
        file,
        message,
        button: (
          <Button tone="quiet" aria-label={words.showDamagedOf(file)} onClick={() => void revealFinding(key)}>
            {words.showDamaged}
          </Button>
        ),
      }))}
      more={more > 0 ? words.moreFindings(more) : ''}
    />
  );
}
