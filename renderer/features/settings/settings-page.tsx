// Settings as a page: sections one below the other, a list of them at the side.
import { ArrowLeft } from 'lucide-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { settingsSections, view } from '../../store/view.ts';
import type { SettingsSection } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { AboutSection } from './about-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { LibrarySection } from './library-section.tsx';
import { LookSection } from './look-section.tsx';
import { MoneySection } from './money-section.tsx';
import { ProgramsSection } from './programs-section.tsx';
import { QueueSection } from './queue-section.tsx';
import { SendingSection } from './sending-section.tsx';
import { ServiceSection } from './service-section.tsx';
import css from './settings.module.css';
import { useSectionInSight } from './use-section-in-sight.ts';
import { WatchedSection } from './watched-section.tsx';

const makers: Readonly<Record<SettingsSection, () => ReactNode>> = {
  service: () => <ServiceSection />,
  library: () => <LibrarySection />,
  watched: () => <WatchedSection />,
  sending: () => <SendingSection />,
  queue: () => <QueueSection />,
  money: () => <MoneySection />,
  programs: () => <ProgramsSection />,
  look: () => <LookSection />,
  keys: () => <KeysSection />,
  about: () => <AboutSection />,
};

export function SettingsPage({ at }: { readonly at: SettingsSection }) {
  const body = useRef<HTMLDivElement>(null);
  const [inSight, go] = useSectionInSight(body, at);
  return (
    <main aria-label={text.settings.title} tabIndex={-1} className={css.page}>
      <nav aria-label={text.settings.title} data-area className={css.list}>
        <Button
          tone="quiet"
          icon={<ArrowLeft size={15} aria-hidden />}
          className={css.back}
          onClick={() => view.setState({ settingsAt: null })}
        >
          {text.settings.back}
        </Button>
        {settingsSections.map((section) => (
          <button
            key={section}
            type="button"
            aria-current={section === inSight ? 'true' : undefined}
            className={css.link}
            onClick={() => {
              // Also of the one that was asked for before, if it was scrolled away since.
              go(section);
              view.setState({ settingsAt: section });
            }}
          >
            {text.settings.sections[section]}
          </button>
        ))}
      </nav>
      <div ref={body} data-area className={css.body}>
        {settingsSections.map((section) => (
          <section key={section} data-section={section} aria-label={text.settings.sections[section]} className={css.section}>
            <h2 className={css.heading}>{text.settings.sections[section]}</h2>
            {makers[section]()}
          </section>
        ))}
      </div>
    </main>
  );
}
