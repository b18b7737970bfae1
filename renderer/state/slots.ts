// The four places and the tray, as values: where pictures go, what moves when one is inserted or taken away.
import type { Draft, Picture } from '../../app/ipc.ts';

export type Places = Pick<Draft, 'pictures' | 'tray'>;

const trayMost = 500;

function settle(pictures: readonly Picture[], tray: readonly Picture[], most: number): Places {
  const over = pictures.slice(most);
  return { pictures: pictures.slice(0, most), tray: [...over, ...tray].slice(0, trayMost) };
}

/** Puts pictures in from place `at`, moving what is there onwards; without a place, the free ones are filled. What finds no place goes to the tray. */
export function placePictures(places: Places, taken: readonly Picture[], at: number | null, most: number): Places {
  const { pictures, tray } = places;
  if (at === null || at >= pictures.length) return settle([...pictures, ...taken], tray, most);
  return settle([...pictures.slice(0, at), ...taken, ...pictures.slice(at)], tray, most);
}

export function movePicture(places: Places, from: number, to: number): Places {
  const moved = places.pictures[from];
  if (moved === undefined || from === to || to < 0 || to >= places.pictures.length) return places;
  const rest = places.pictures.filter((_, place) => place !== from);
  return { ...places, pictures: [...rest.slice(0, to), moved, ...rest.slice(to)] };
}

export const removePicture = (places: Places, at: number): Places => ({
  ...places,
  pictures: places.pictures.filter((_, place) => place !== at),
});

/** From the tray into the first free place, or in place of the last one, which goes to the tray. */
export function takeFromTray(places: Places, at: number, most: number): Places {
  const chosen = places.tray[at];
  if (chosen === undefined) return places;
  const tray = places.tray.filter((_, place) => place !== at);
  if (places.pictures.length < most) return { pictures: [...places.pictures, chosen], tray };
  const last = places.pictures.at(-1);
  return { pictures: [...places.pictures.slice(0, -1), chosen], tray: last === undefined ? tray : [last, ...tray] };
}
