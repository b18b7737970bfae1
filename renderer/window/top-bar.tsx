// The bar: name, page, search, queue, settings.
import { PanelLeftClose, PanelLeftOpen, Settings2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { ProjectSwitch } from './project-switch.tsx';
import { useMirror } from '../store/mirror.ts';
import { showCompose, useComposeShown } from '../commands/sides.ts';
import { showPage, showSettings, toStage, view } from '../store/view.ts';
import { text } from '../text/text.ts';
import css from './top-bar.module.css';
import { IconButton } from '../ui/icon-button.tsx';
import { Segmented } from '../ui/segmented.tsx';

export function TopBar({ search, queue }: { readonly search: ReactNode; readonly queue: ReactNode }) {
  const page = useMirror((now) => now.settings.layout.view);
  const composeOpen = useComposeShown();
  const rehearsal = useMirror((now) => now.service.rehearsal);
  const settingsAt = useStore(view, (now) => now.settingsAt);
  const elsewhere = useStore(view, (now) => now.settingsAt !== null || now.sentOpen || now.surveyed !== null);
  const words = text.window;
  return (
    <div className={css.bar}>
      <div className={css.start}>
        <IconButton
          name={composeOpen ? words.hideCompose : words.showCompose}
          icon={composeOpen ? <PanelLeftClose size={16} /> : <PanelLeftOpen size={16} />}
          aria-expanded={composeOpen}
          onClick={() => showCompose(!composeOpen)}
        />
        <h1 className={css.name}>{words.name}</h1>
        <Segmented
          label={words.views}
          value={elsewhere ? '' : page}
          options={[
            { value: 'stage', label: words.stage },
            { value: 'library', label: words.library },
          ]}
          onChange={(next) => (next === 'library' ? showPage('library') : toStage())}
        />
        <ProjectSwitch />
      </div>
      {search}
      <div className={css.end}>
        {queue}
        {rehearsal ? <span className={css.badge}>{words.rehearsal.badge}</span> : null}
        <IconButton
          name={words.settings}
          on={settingsAt !== null}
          icon={<Settings2 size={16} />}
          onClick={() => (settingsAt === null ? showSettings() : view.setState({ settingsAt: null }))}
        />
      </div>
    </div>
  );
}
