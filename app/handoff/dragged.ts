// What a drag takes out. Apart from the schemas, so that the window takes it without them.

/** What the person can choose for a plain drag: `received`: the library's own file. `recipe`: a copy that carries the recipe. */
export const draggedOuts = ['received', 'recipe'] as const;
/** `clean`: a copy that says nothing of where it comes from, by a key while dragging. */
export type Dragged = (typeof draggedOuts)[number] | 'clean';
