// Shape, name, format, size, metadata: each row only where it means something.
import { useId } from 'react';
import { befores, exportFormats, exportShapes, metadataPolicies } from '../../../app/export/kinds.ts';
import type { ExportShape } from '../../../app/export/kinds.ts';
import { choose, giveTitle, useChoices, useExporting } from '../../commands/export.ts';
import { text } from '../../text/text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Slider } from '../../ui/slider.tsx';
import { Field } from './field.tsx';
import css from './choices.module.css';
import { NameChoice } from './name-choice.tsx';
import { SizeChoice } from './size-choice.tsx';

/** Of each file its own copy: what was received may go out as it is. */
const isOfFiles = (shape: ExportShape): boolean => shape === 'files' || shape === 'pair';

export function Choices() {
  const { shape, format, quality, longSide, metadata, before } = useChoices();
  const title = useExporting((now) => now.title);
  const titleId = useId();
  const words = text.exporting;
  const single = isOfFiles(shape);
  // A sheet is drawn and a page's pictures are made for the web: there is nothing received in them.
  const formats = single ? exportFormats : shape === 'sheet' ? (['png', 'jpeg', 'webp'] as const) : (['jpeg', 'webp'] as const);
  const shownFormat = (formats as readonly string[]).includes(format) ? format : formats[0];
  return (
    <>
      <Field name={words.shape} help={words.shapeHelp[shape]}>
        <Segmented
          label={words.shape}
          value={shape}
          options={exportShapes.map((value) => ({ value, label: words.shapes[value] }))}
          onChange={(next) => choose({ shape: next })}
          wide
        />
      </Field>
      {shape === 'pair' || shape === 'page' ? (
        <Field name={words.before}>
          <Segmented
            label={words.before}
            value={before}
            options={befores.map((value) => ({ value, label: words.befores[value] }))}
            onChange={(next) => choose({ before: next })}
          />
        </Field>
      ) : null}
      {single ? (
        <NameChoice />
      ) : (
        <Field name={words.heading} htmlFor={titleId}>
          <input
            id={titleId}
            value={title}
            maxLength={200}
            placeholder={words.headingHint}
            className={css.field}
            onChange={(event) => giveTitle(event.target.value)}
          />
        </Field>
      )}
      <Field name={words.format}>
        <Segmented
          label={words.format}
          value={shownFormat}
          options={formats.map((value) => ({ value, label: words.formats[value] }))}
          onChange={(next) => choose({ format: next, ...(next !== 'received' && metadata === 'untouched' ? { metadata: 'full' } : {}) })}
        />
      </Field>
      {shownFormat === 'jpeg' || shownFormat === 'webp' ? (
        <Field name={words.quality} value={String(quality)}>
          <Slider
            label={words.quality}
            value={quality}
            minimum={40}
            maximum={100}
            words={words.qualityOf}
            onChange={(next) => choose({ quality: next })}
          />
        </Field>
      ) : null}
      {single ? <SizeChoice longSide={longSide} untouched={metadata === 'untouched'} /> : null}
      <MetadataChoice />
    </>
  );
}

/** What the copies say about themselves, or the captions of a sheet or page. */
function MetadataChoice() {
  const { shape, metadata } = useChoices();
  const words = text.exporting;
  const single = isOfFiles(shape);
  const policies = single ? metadataPolicies : (['full', 'standard', 'none'] as const);
  const shownPolicy = (policies as readonly string[]).includes(metadata) ? metadata : 'full';
  return (
    <Field
      name={single ? words.metadata : words.captions}
      help={single ? words.metadataHelp[shownPolicy] : words.captionsHelp[shownPolicy]}
    >
      <Segmented
        label={single ? words.metadata : words.captions}
        value={shownPolicy}
        options={policies.map((value) => ({
          value,
          label: single || value === 'untouched' ? words.metadataPolicies[value] : words.captionPolicies[value],
        }))}
        // Unchanged is unchanged: kind and size go back to what was received.
        onChange={(next) => choose({ metadata: next, ...(next === 'untouched' ? { format: 'received', longSide: null } : {}) })}
      />
    </Field>
  );
}
