// What is being dragged inside the window. Types, not text, so that a drop elsewhere pastes nothing.
export const resultType = 'application/x-kontext-result';
export const slotType = 'application/x-kontext-slot';

export type DraggedResult = { readonly id: string; readonly index: number };

export function setDraggedResult(transfer: DataTransfer, dragged: DraggedResult): void {
  transfer.setData(resultType, JSON.stringify(dragged));
  transfer.effectAllowed = 'copy';
}

export function draggedResult(transfer: DataTransfer): DraggedResult | null {
  const written = transfer.getData(resultType);
  if (written === '') return null;
  const { id, index } = JSON.parse(written) as DraggedResult;
  return { id, index };
}
