// The result once more, without a name of its own: for what shows it a second time.
import { classes } from '../../ui/classes.ts';
import { pixelScale } from '../../ui/zoom.ts';
import css from './picture-view.module.css';

export const sharpImage = (scale: number): string => classes(css.image, scale >= pixelScale && css.pixels);

export function AfterImage({ address, scale }: { readonly address: string; readonly scale: number }) {
  return <img src={address} alt="" draggable={false} decoding="async" className={sharpImage(scale)} />;
}
