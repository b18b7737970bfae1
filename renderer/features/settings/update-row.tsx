// Whether there is a newer version, and the switch that lets the program look for one.
import { useMirror } from '../../store/mirror.ts';
import { changeSettings } from '../../store/settings.ts';
import { checkForUpdates, installUpdate, useUpdates } from '../../store/updates.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/switch.tsx';
import { Row } from './row.tsx';
import css from './settings.module.css';

export function UpdateRow() {
  const status = useUpdates();
  const wanted = useMirror((now) => now.settings.updates);
  const words = text.about.updates;
  if (status === null) return null;
  const { feed, state } = status;
  if (feed === null)
    return (
      <Row name={words.name} help={words.state(state)}>
        {null}
      </Row>
    );
  const resting = state.kind === 'quiet' || state.kind === 'failed';
  return (
    <>
      <Row name={words.switch} help={words.from(feed)}>
        <Switch label={words.switch} on={wanted} onChange={(on) => changeSettings({ updates: on })} />
      </Row>
      <div className={css.row}>
        <p role="status" className={state.kind === 'failed' ? css.bad : css.help}>
          {words.state(state)}
        </p>
        {state.kind === 'ready' ? (
          <Button tone="primary" onClick={() => void installUpdate()}>
            {words.install}
          </Button>
        ) : (
          <Button aria-disabled={!resting} onClick={() => (resting ? void checkForUpdates() : undefined)}>
            {words.check}
          </Button>
        )}
      </div>
    </>
  );
}
