// Stands in for the popup of Base UI around a list of suggestions: that one hides all else from screen readers, as behind a dialog.
import type { ReactNode } from 'react';

/** A press on it keeps the focus in the field. */
export const FreeList = ({ className, children }: { readonly className: string | undefined; readonly children: ReactNode }) => (
  <div className={className} onMouseDown={(event) => event.preventDefault()}>
    {children}
  </div>
);
