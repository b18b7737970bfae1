// How many variations, of what, and what they are said to cost: asked once, before anything is sent.
import { useStore } from 'zustand';
import { pictureThumbnailAddress, resultThumbnailAddress } from '../../../app/contract/addresses.ts';
import { variationCounts } from '../../../app/edits/press.ts';
import { useMirror } from '../../store/mirror.ts';
import { costOfRun } from '../../commands/run.ts';
import { chooseCount, leaveVary, vary, varyNow } from '../../commands/vary.ts';
import { titleOf } from '../../store/words.ts';
import { formatMoney } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Thumb } from '../../ui/thumb.tsx';
import css from './vary-dialog.module.css';

export function VaryDialog() {
  const now = useStore(vary, (state) => state.now);
  const count = useStore(vary, (state) => state.count);
  const mirror = useMirror((state) => state);
  if (now.kind !== 'asking') return null;
  const { edit } = now;
  const words = text.stage.vary;
  const cost = costOfRun(mirror, edit, count);
  const { many } = text.compose;
  const said = mirror.service.rehearsal
    ? many.rehearsal(count)
    : many.body(count, cost === null ? null : formatMoney(cost, mirror.settings.currency));
  const faces = [
    ...edit.inputs.map((input, place) => ({ key: `${place} ${input.sha256}`, address: pictureThumbnailAddress(input, 160) })),
    ...(edit.results.length > 0 && edit.present ? [{ key: 'result', address: resultThumbnailAddress(edit.id, 0, 160) }] : []),
  ];
  return (
    <Confirm
      open
      title={words.title}
      body={`${words.body} ${said}`}
      yes={words.yes(count)}
      no={text.window.cancel}
      onYes={() => void varyNow()}
      onNo={leaveVary}
    >
      <div className={css.of}>
        {faces.map(({ key, address }) => (
          <span key={key} aria-hidden className={css.face}>
            <Thumb address={address} className={css.image} />
          </span>
        ))}
        <p className={css.words}>{titleOf(edit, 160)}</p>
      </div>
      <Segmented
        label={words.howMany}
        value={String(count)}
        options={variationCounts.map((one) => ({ value: String(one), label: String(one) }))}
        onChange={(chosen) => chooseCount(variationCounts.find((one) => String(one) === chosen) ?? count)}
      />
    </Confirm>
  );
}
