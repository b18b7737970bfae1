// How pictures are prepared before they are sent, and where from the web they may be fetched.
import { X } from 'lucide-react';
import { forgetHost } from './hosts.ts';
import { useMirror } from '../../store/mirror.ts';
import { changeSettings } from '../../store/settings.ts';
import { text } from '../../text/text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Switch } from '../../ui/switch.tsx';
import { Row } from './row.tsx';
import css from './sending-section.module.css';

const sides = [1024, 1536, 2048, 3072, 4096] as const;

export function SendingSection() {
  const { longSide, asIs, ownSize } = useMirror((now) => now.settings.sending);
  const hosts = useMirror((now) => now.settings.fetchHosts);
  const words = text.settings.sending;
  const offered = sides.some((side) => side === longSide) ? [...sides] : [...sides, longSide].sort((first, second) => first - second);
  return (
    <>
      <Row name={words.longSide} help={words.longSideHelp}>
        <Segmented
          label={words.longSide}
          value={String(longSide)}
          options={offered.map((side) => ({ value: String(side), label: words.pixels(side) }))}
          onChange={(side) => changeSettings({ sending: { longSide: Number(side) } })}
        />
      </Row>
      <Row name={words.ownSize} help={words.ownSizeHelp}>
        <Switch label={words.ownSize} on={ownSize} onChange={(on) => changeSettings({ sending: { ownSize: on } })} />
      </Row>
      <Row name={words.asIs} help={words.asIsHelp()}>
        <Switch label={words.asIs} on={asIs} onChange={(on) => changeSettings({ sending: { asIs: on } })} />
      </Row>
      <Row name={words.hosts} help={words.hostsHelp}>
        {hosts.length === 0 ? (
          <span className={css.none}>{words.noHosts}</span>
        ) : (
          <ul aria-label={words.hosts} className={css.hosts}>
            {hosts.map((host) => (
              <li key={host} className={css.host}>
                <span className={css.name} title={host}>
                  {host}
                </span>
                <IconButton name={words.forgetHost(host)} size="small" icon={<X size={14} />} onClick={() => void forgetHost(host)} />
              </li>
            ))}
          </ul>
        )}
      </Row>
    </>
  );
}
