// How far some work is. Without a fraction it is not known yet.
import css from './progress.module.css';

export function Progress({ label, fraction }: { readonly label: string; readonly fraction: number | null }) {
  const percent = fraction === null ? null : Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === null ? {} : { 'aria-valuenow': percent })}
      className={css.track}
    >
      <div className={percent === null ? css.unknown : css.done} style={percent === null ? undefined : { width: `${percent}%` }} />
    </div>
  );
}
