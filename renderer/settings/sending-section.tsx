// How pictures are prepared before they are sent.
import { useMirror } from '../state/mirror.ts';
import { changeSettings } from '../state/settings.ts';
import { text } from '../text/text.ts';
import { Segmented } from '../ui/segmented.tsx';
import { Switch } from '../ui/switch.tsx';
import { Row } from './row.tsx';

const sides = [1024, 1536, 2048, 3072, 4096] as const;

export function SendingSection() {
  const { longSide, asIs, ownSize } = useMirror((now) => now.settings.sending);
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
      <Row name={words.asIs} help={words.asIsHelp}>
        <Switch label={words.asIs} on={asIs} onChange={(on) => changeSettings({ sending: { asIs: on } })} />
      </Row>
    </>
  );
}
