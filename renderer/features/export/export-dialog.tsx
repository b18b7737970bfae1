// What to export and how: the choices at the start, what they would write at the end. Closed, it draws nothing.
import { Dialog } from '@base-ui/react/dialog';
import { FolderOpen } from 'lucide-react';
import { looseBrace } from '../../../app/library/loose-brace.ts';
import { chooseExportFolder, closeExport, startExport, useChoices, useExporting } from '../../commands/export.ts';
import { useHints } from '../../store/key-settings.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from './choices.tsx';
import { classes } from '../../ui/classes.ts';
import dialog from '../../ui/dialog.module.css';
import css from './export-dialog.module.css';
import { Preview } from './preview.tsx';

export function ExportDialog() {
  const ids = useExporting((now) => now.ids);
  const preview = useExporting((now) => now.preview);
  const progress = useExporting((now) => now.progress);
  const hint = useHints();
  const words = text.exporting;
  const { name } = useChoices();
  const ready = looseBrace(name) === null && preview !== null && preview.pictures > 0 && progress === null;
  const start = (): void => (ready ? void startExport() : undefined);
  return (
    <Dialog.Root open={ids !== null} onOpenChange={(next) => (next ? undefined : closeExport())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup
          data-modal
          className={classes(dialog.sheet, dialog.tall, dialog.hung, css.popup)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.repeat || event.nativeEvent.isComposing) return;
            event.preventDefault();
            start();
          }}
        >
          <Dialog.Title className={css.title}>{words.title(ids?.length ?? 0)}</Dialog.Title>
          <div className={css.columns}>
            <div className={css.choices}>
              <Choices />
            </div>
            <section aria-label={words.files} className={css.preview}>
              <Preview />
            </section>
          </div>
          <div className={css.foot}>
            <div className={css.folder}>
              <FolderOpen size={15} aria-hidden className={css.icon} />
              <span data-selectable title={preview?.folder ?? ''} className={css.path}>
                {preview === null ? '' : <bdi>{preview.folder}</bdi>}
              </span>
              <Button tone="quiet" onClick={() => void chooseExportFolder()}>
                {words.choose}
              </Button>
            </div>
            <Button onClick={closeExport}>{words.cancel}</Button>
            <Button tone="primary" aria-disabled={!ready} title={hint('run') ?? ''} onClick={start}>
              {words.start}
            </Button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
