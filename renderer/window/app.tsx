// The window: only arranges the features.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import css from './app.module.css';
import { BatchOffer } from '../features/batch/batch-offer.tsx';
import { BatchRows } from '../features/batch/batch-rows.tsx';
import { KeptRows } from '../features/batch/kept-rows.tsx';
import { WatchedRows } from '../features/batch/watched-rows.tsx';
import { BatchSheet } from '../features/batch/batch-sheet.tsx';
import { openCommands } from '../commands/registry/shortcuts.ts';
import { Compose } from '../features/compose/compose.tsx';
import { clearStage, ComposeSide } from './compose-side.tsx';
import { CropSheet } from '../features/crop/crop-sheet.tsx';
import { DropOverlay } from '../features/compose/drop-overlay.tsx';
import { RunQuestions } from '../features/compose/run-questions.tsx';
import { ExportDialog } from '../features/export/export-dialog.tsx';
import { ExportProgress } from '../features/export/export-progress.tsx';
import { KeepManyCard } from '../features/keep/keep-many-card.tsx';
import { KeepPage } from '../features/keep/keep-page.tsx';
import { KeySheet } from '../features/keys/key-sheet.tsx';
import { Palette } from '../features/keys/palette.tsx';
import { Library } from '../features/library/library.tsx';
import { QuickLook } from '../features/library/quick-look.tsx';
import { SearchBox } from '../features/library/search-box.tsx';
import { focusArrived, keepFocus } from '../commands/keep-focus.ts';
import { NoticeBar } from './notice-bar.tsx';
import { Queue } from '../features/queue/queue.tsx';
import { SentPage } from '../features/sent/sent-page.tsx';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { FinishDialog } from '../features/stage/finish-dialog.tsx';
import { VaryDialog } from '../features/stage/vary-dialog.tsx';
import { Stage } from '../features/stage/stage.tsx';
import { keep } from '../commands/keep.ts';
import { stage } from '../store/stage.ts';
import { useEdit } from '../store/edits.ts';
import { Stumbled } from './stumbled.tsx';
import { SurveyPage } from '../features/survey/survey-page.tsx';
import { useLanguage } from '../store/language.ts';
import { useMirror } from '../store/mirror.ts';
import { changeLayout } from '../store/settings.ts';
import { isGridBelow, useBare } from '../commands/sides.ts';
import { useTheme } from '../store/theme.ts';
import { dismiss, toasts } from '../store/toasts.ts';
import { view } from '../store/view.ts';
import { text } from '../text/text.ts';
import { TopBar } from './top-bar.tsx';
import { WordDialog } from '../features/words/word-dialog.tsx';
import { AfterPaint } from '../ui/after-paint.tsx';
import { LiveRegion } from '../ui/live-region.tsx';
import { Boundary } from '../ui/boundary.tsx';
import { Splitter } from '../ui/splitter.tsx';
import { Toasts } from '../ui/toasts.tsx';

function Work() {
  const layout = useMirror((now) => now.settings.layout);
  const settingsAt = useStore(view, (now) => now.settingsAt);
  const sentOpen = useStore(view, (now) => now.sentOpen);
  const keeping = useStore(keep, (now) => now.open !== null);
  const surveying = useStore(view, (now) => now.surveyed !== null);
  const shown = useStore(stage, (now) => now.shown);
  const bare = useBare();
  const hasEdit = useEdit(shown?.id ?? null) !== null;
  if (settingsAt !== null) return <SettingsPage at={settingsAt} />;
  if (sentOpen) return <SentPage />;
  if (keeping) return <KeepPage />;
  if (surveying) return <SurveyPage />;
  if (layout.view === 'library') {
    return (
      <main aria-label={text.window.library} tabIndex={-1} className={css.page}>
        <Library where="page" />
      </main>
    );
  }
  return (
    <div className={css.views}>
      <ComposeSide width={layout.composeWidth} compose={(width) => <Compose width={width} />} />
      <div className={css.column}>
        <Stage />
        {!isGridBelow(hasEdit, layout.gridOpen, bare) ? null : (
          <section aria-label={text.window.library} data-area data-below className={css.below}>
            <Splitter
              label={text.window.resizeGrid}
              direction="row"
              sense={-1}
              value={layout.gridHeight}
              minimum={0}
              maximum={600}
              onChange={(gridHeight) => changeLayout({ gridHeight })}
            />
            <div className={css.under} style={{ height: layout.gridHeight }}>
              <Library where="under-stage" />
            </div>
          </section>
        )}
      </div>
    </div>
  );
}

export function App() {
  const language = useLanguage();
  const shown = useStore(toasts, (now) => now.shown);
  const spoken = useStore(toasts, (now) => now.spoken);
  const page = useMirror((now) => now.settings.layout.view);
  const settingsAt = useStore(view, (now) => now.settingsAt);
  const sentOpen = useStore(view, (now) => now.sentOpen);
  const keeping = useStore(keep, (now) => now.open);
  const surveying = useStore(view, (now) => now.surveyed);
  const bare = useBare();
  useTheme();
  useEffect(() => void (document.documentElement.lang = language), [language]);
  useEffect(openCommands, []);
  useEffect(keepFocus, []);
  useEffect(clearStage, []);
  useEffect(() => void requestAnimationFrame(focusArrived), [page, settingsAt, sentOpen, keeping, surveying]);
  return (
    <div className={css.window}>
      {bare === 'all' ? null : (
        <header data-area>
          <TopBar
            search={<SearchBox />}
            queue={
              <Queue
                needing={
                  <>
                    <WatchedRows />
                    <BatchRows needing />
                  </>
                }
                batches={<BatchRows needing={false} />}
                kept={<KeptRows />}
              />
            }
          />
          <NoticeBar />
        </header>
      )}
      <div className={css.work}>
        <Boundary key={`${page} ${settingsAt !== null} ${sentOpen}`} instead={(error) => <Stumbled error={error} />}>
          <Work />
        </Boundary>
      </div>
      <AfterPaint>
        <QuickLook />
        <Palette />
        <WordDialog />
        <KeySheet />
        <FinishDialog />
        <VaryDialog />
        <RunQuestions />
        <ExportDialog />
        <ExportProgress />
        <CropSheet />
        <KeepManyCard />
        <BatchOffer />
        <BatchSheet />
        <DropOverlay />
      </AfterPaint>
      <Toasts label={text.window.messages} dismissLabel={text.window.dismiss} shown={shown} onDismiss={dismiss} />
      <LiveRegion words={spoken} />
    </div>
  );
}
