// Light or dark, which language, large or small.
import { languageNames } from '../../../app/language-names.ts';
import { languages } from '../../../app/language.ts';
import { densities } from '../../../app/density.ts';
import { useMirror } from '../../store/mirror.ts';
import { changeLayout, changeSettings } from '../../store/settings.ts';
import { formatCount } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Slider } from '../../ui/slider.tsx';
import { Switch } from '../../ui/switch.tsx';
import { Row } from './row.tsx';
import css from './settings.module.css';

export function LookSection() {
  const theme = useMirror((now) => now.settings.theme);
  const language = useMirror((now) => now.settings.language);
  const cellSize = useMirror((now) => now.settings.layout.cellSize);
  const density = useMirror((now) => now.settings.layout.density);
  const advice = useMirror((now) => now.settings.advice);
  const words = text.settings.look;
  return (
    <>
      <Row name={words.theme}>
        <Segmented
          label={words.theme}
          value={theme}
          options={(['system', 'dark', 'light'] as const).map((value) => ({ value, label: words[value] }))}
          onChange={(next) => changeSettings({ theme: next })}
        />
      </Row>
      <Row name={words.language}>
        <Segmented
          label={words.language}
          value={language}
          options={(['system', ...languages] as const).map((value) => ({
            value,
            label: value === 'system' ? words.asTheSystem : languageNames[value],
          }))}
          onChange={(next) => changeSettings({ language: next })}
        />
      </Row>
      <Row name={words.advice} help={words.adviceHelp}>
        <Switch label={words.advice} on={advice} onChange={(on) => changeSettings({ advice: on })} />
      </Row>
      <Row name={words.density} help={words.densityHelp}>
        <Segmented
          label={words.density}
          value={density}
          options={densities.map((value) => ({ value, label: words.densities[value] }))}
          onChange={(next) => changeLayout({ density: next })}
        />
      </Row>
      <Row name={words.cellSize}>
        <div className={css.slider}>
          <Slider
            label={words.cellSize}
            value={cellSize}
            minimum={96}
            maximum={512}
            step={8}
            words={formatCount}
            onChange={(size) => changeLayout({ cellSize: size })}
          />
        </div>
      </Row>
    </>
  );
}
