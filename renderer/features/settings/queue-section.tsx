// How many at once, and what is said when they end.
import { useMirror } from '../../store/mirror.ts';
import { changeSettings } from '../../store/settings.ts';
import { text } from '../../text/text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Switch } from '../../ui/switch.tsx';
import { Row } from './row.tsx';

export function QueueSection() {
  const atOnce = useMirror((now) => now.settings.atOnce);
  const notifications = useMirror((now) => now.settings.notifications);
  const words = text.settings.queue;
  return (
    <>
      <Row name={words.atOnce} help={words.atOnceHelp}>
        <Segmented
          label={words.atOnce}
          value={String(atOnce)}
          options={[1, 2, 3, 4, 5, 6].map((number) => ({ value: String(number), label: String(number) }))}
          onChange={(number) => changeSettings({ atOnce: Number(number) })}
        />
      </Row>
      <Row name={words.notifications} help={words.notificationsHelp}>
        <Switch label={words.notifications} on={notifications} onChange={(on) => changeSettings({ notifications: on })} />
      </Row>
    </>
  );
}
