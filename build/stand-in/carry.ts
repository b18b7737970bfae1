// Runs in the page beside in-page.ts: turns the pointer into drag events while files are carried, as the system does after `startDrag`.
// Sent as text, so it may use nothing outside itself.

export type Carry = { readonly begin: () => void };
type DragStep = 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel';

export function carry(tell: (step: DragStep, x: number, y: number) => void): Carry {
  let pressed = false;
  let carrying = false;
  let [x, y] = [0, 0];
  const end = (step: DragStep): void => {
    carrying = false;
    tell(step, x, y);
  };
  const follow = (event: PointerEvent): void => {
    [x, y] = [event.clientX, event.clientY];
    pressed = (event.buttons & 1) === 1;
    if (carrying && !pressed) end('drop');
    else if (carrying && event.type === 'pointermove') tell('dragOver', x, y);
  };
  for (const type of ['pointerdown', 'pointermove', 'pointerup'] as const) window.addEventListener(type, follow, true);
  window.addEventListener('keydown', ({ key }) => carrying && key === 'Escape' && end('dragCancel'), true);
  return {
    begin: () => {
      // Released before the drag began: the system would begin none.
      if (!pressed) return;
      carrying = true;
      tell('dragEnter', x, y);
    },
  };
}
