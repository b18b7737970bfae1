// What a body is made of, and what stands in it for a picture.

/** A piece of a body: text as it is, or a file's bytes as base64. */
export type BodyPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'base64'; readonly path: string; readonly bytes: number };

/** What stands for an input in a create: its prepared bytes (`bytes` of them, on disk), or its address as it is. */
export type SendablePicture =
  | { readonly path: string; readonly sent: { readonly bytes: number } }
  | { readonly address: string; readonly sent: null };
