// How far the export is, at the lower edge, while anything else goes on.
import { stopExport, useExporting } from '../../commands/export.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import css from './export-progress.module.css';

export function ExportProgress() {
  const progress = useExporting((now) => now.progress);
  // One or two are done before this could be read.
  if (progress === null || progress.total < 3) return null;
  const { done, total } = progress;
  const words = text.exporting.working(done, total);
  return (
    <aside aria-label={text.exporting.open} className={css.card}>
      <div className={css.words}>
        <span>{words}</span>
        <Progress label={words} fraction={done / Math.max(1, total)} />
      </div>
      <Button tone="quiet" onClick={() => void stopExport()}>
        {text.exporting.stop}
      </Button>
    </aside>
  );
}
