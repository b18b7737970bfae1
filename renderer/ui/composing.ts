// While words are composed of several keys (Chinese, Japanese, Korean), the keys belong to the composing: none of them is a command.

/** True as well for the press that ends a composing, which some systems send after its end, with the code 229. */
export const isComposing = (event: { readonly isComposing: boolean; readonly keyCode: number }): boolean =>
  event.isComposing || event.keyCode === 229;
