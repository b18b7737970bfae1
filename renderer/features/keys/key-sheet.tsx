// Every key at one sight, as they are set now.
import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { commandGroups, commandNames, groupOf } from '../../../app/commands/commands.ts';
import { fixedKeys } from '../../../app/commands/fixed-keys.ts';
import { useKeyMap, useShownChord } from '../../store/key-settings.ts';
import { showSettings, view } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import dialog from '../../ui/dialog.module.css';
import css from './key-sheet.module.css';

const close = (): void => view.setState({ over: null });

function Line({ words, keys }: { readonly words: string; readonly keys: readonly string[] }) {
  const shown = useShownChord();
  return (
    <div className={css.line}>
      <dt className={css.words}>{words}</dt>
      <dd className={css.keys}>
        {keys.length === 0 ? <span className={css.none}>{text.keys.sheet.none}</span> : null}
        {keys.map((key) => (
          <kbd key={key} className={css.key}>
            {shown(key)}
          </kbd>
        ))}
      </dd>
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={css.group}>
      <h3 className={css.heading}>{title}</h3>
      <dl className={css.lines}>{children}</dl>
    </section>
  );
}

export function KeySheet() {
  const open = useStore(view, (now) => now.over === 'keys');
  const map = useKeyMap();
  const { sheet, groups, commands } = text.keys;
  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? undefined : close())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup data-modal className={classes(dialog.sheet, dialog.tall, css.popup)}>
          <div className={css.head}>
            <Dialog.Title className={css.title}>{sheet.title}</Dialog.Title>
            <Button
              tone="quiet"
              onClick={() => {
                close();
                showSettings('keys');
              }}
            >
              {sheet.change}
            </Button>
            <Button onClick={close}>{sheet.close}</Button>
          </div>
          {/* Scrolled by keys too, so it can have the focus. */}
          <div className={css.body} tabIndex={0} role="region" aria-label={sheet.title}>
            {commandGroups.map((group) => (
              <Group key={group} title={groups[group]}>
                {commandNames
                  .filter((command) => groupOf(command) === group)
                  .map((command) => (
                    <Line key={command} words={commands[command]} keys={map[command]} />
                  ))}
              </Group>
            ))}
            <Group title={sheet.elsewhere}>
              {fixedKeys.map(([name, keys]) => (
                <Line key={name} words={sheet.fixed[name]} keys={keys} />
              ))}
            </Group>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
