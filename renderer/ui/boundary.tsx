// Where drawing fails, React takes everything away up to the nearest of these, which draws something else in its place.
import { Component } from 'react';
import type { ReactNode } from 'react';

type Props = { readonly children: ReactNode; readonly instead: (error: unknown) => ReactNode };

export class Boundary extends Component<Props, { readonly failed: { readonly error: unknown } | null }> {
  static getDerivedStateFromError(error: unknown) {
    return { failed: { error } };
  }

  override state = { failed: null };

  override render(): ReactNode {
    const { failed } = this.state as { readonly failed: { readonly error: unknown } | null };
    return failed === null ? this.props.children : this.props.instead(failed.error);
  }
}
