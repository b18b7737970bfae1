// A picture as a record, a plan or a chain names it before anything of it was sent.
import type { Input } from './record.ts';

type Named = Pick<Input, 'sha256' | 'name' | 'mediaType' | 'bytes' | 'width' | 'height' | 'parent'> & {
  readonly view?: Input['view'] | undefined;
};

/** The input that a picture becomes: what is sent of it is made when its turn comes. What else is known of the picture is left out. */
export const unsentInput = ({ sha256, name, mediaType, bytes, width, height, parent, view }: Named): Input => ({
  sha256,
  name,
  mediaType,
  bytes,
  width,
  height,
  parent,
  ...(view === undefined ? {} : { view }),
  sent: null,
});
