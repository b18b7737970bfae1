// What happens in the page while it is measured. Each function is sent there as text, so it may use nothing outside itself.

export type Moved = { readonly frames: readonly number[]; readonly longTasks: readonly number[]; readonly maxTiles: number };
export type Landed = { readonly requestedMs: number; readonly paintedMs: number };

/** A page as tall as the grid with nothing in it. */
export function emptyGrid(): void {
  document.body.style.margin = '0';
  const scroller = document.createElement('div');
  scroller.setAttribute('role', 'grid');
  scroller.style.cssText = 'height: 100vh; overflow-y: scroll; contain: strict';
  const tall = document.createElement('div');
  tall.style.height = '4000000px';
  scroller.append(tall);
  document.body.append(scroller);
}

/** `fling`: strokes that begin fast and slow down, down and up again. `drag`: the scrollbar is pulled through all the years, there and back. */
export function move({ kind, seconds }: { readonly kind: 'fling' | 'drag'; readonly seconds: number }): Promise<Moved> {
  const scroller = document.querySelector('[role=grid]');
  if (scroller === null) throw new Error('there is no grid');
  const frames: number[] = [];
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  let maxTiles = 0;
  return new Promise((resolve) => {
    let begun = 0;
    let before = 0;
    const step = (now: number): void => {
      if (begun === 0) begun = now;
      else frames.push(now - before);
      const passed = (now - begun) / 1000;
      const since = (now - (before || now)) / 1000;
      before = now;
      maxTiles = Math.max(maxTiles, document.querySelectorAll('[role=gridcell]').length);
      if (passed >= seconds) {
        // Tasks of the last frames are told a little later.
        setTimeout(() => (observer.disconnect(), resolve({ frames, longTasks, maxTiles })), 200);
        return;
      }
      if (kind === 'fling') {
        const way = Math.floor(passed / 6) % 2 === 0 ? 1 : -1;
        scroller.scrollTop += way * 9000 * Math.exp(-2 * (passed % 2)) * since;
      } else {
        const range = scroller.scrollHeight - scroller.clientHeight;
        scroller.scrollTop = range * (0.5 - 0.5 * Math.cos((2 * Math.PI * passed) / seconds));
      }
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

/** Goes to a share of the whole as the scrollbar does, and waits until every tile in sight has its picture. */
export function land(share: number): Promise<Landed> {
  const scroller = document.querySelector('[role=grid]');
  if (scroller === null) throw new Error('there is no grid');
  const old = new Set([...document.querySelectorAll('[role=gridcell]')].map(({ id }) => id));
  const begun = performance.now();
  scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * share;
  return new Promise((resolve, reject) => {
    let requestedMs = Number.NaN;
    const look = (): void => {
      const { top, bottom } = scroller.getBoundingClientRect();
      const tiles = [...scroller.querySelectorAll('[role=gridcell]')].filter((tile) => {
        const box = tile.getBoundingClientRect();
        return box.bottom > top && box.top < bottom;
      });
      const passed = performance.now() - begun;
      const fresh = tiles.length > 0 && tiles.every(({ id }) => id !== '' && !old.has(id));
      const images = tiles.flatMap((tile) => [...tile.querySelectorAll('img')]);
      // The pictures of a row are painted behind its tiles.
      const rows = new Set(tiles.map((tile) => tile.parentElement));
      const isPainted = [...rows].every((row) => (row?.querySelector('canvas')?.dataset['strip'] ?? 'painted') === 'painted');
      if (fresh && Number.isNaN(requestedMs)) requestedMs = passed;
      if (fresh && isPainted && images.every((image) => image.complete && image.naturalWidth > 0))
        resolve({ requestedMs, paintedMs: passed });
      else if (passed > 10_000) reject(new Error(`after 10 s ${tiles.length} tiles, ${images.length} pictures`));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Whether an edit's tile is wholly in sight. */
export function isInSight(id: string): boolean {
  const box = document.getElementById(`edit-${id}`)?.getBoundingClientRect();
  const around = document.querySelector('[role=grid]')?.getBoundingClientRect();
  return box !== undefined && around !== undefined && box.top >= around.top - 1 && box.bottom <= around.bottom + 1;
}

/** Shows so many pictures at the size of tiles and waits until each is decoded. */
export async function showAll({ address, count }: { readonly address: string; readonly count: number }): Promise<number> {
  document.body.replaceChildren();
  const begun = performance.now();
  const images = Array.from({ length: count }, (_, n) => {
    const image = new Image(160, 107);
    image.src = address.replace('N', `${n}`);
    document.body.append(image);
    return image;
  });
  await Promise.all(images.map((image) => image.decode()));
  await new Promise((resolve) => requestAnimationFrame(resolve));
  return performance.now() - begun;
}
