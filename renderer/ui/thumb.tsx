// A small picture that asks for its pixels only while it is there, and lets go of them when it is gone.
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';

type Props = {
  readonly address: string;
  readonly alt?: string;
  readonly className?: string | undefined;
  readonly fallback?: ReactNode;
  /** Asked for only when it comes near to what is in sight. */
  readonly lazy?: boolean;
};

export function Thumb({ address, alt = '', className, fallback = null, lazy = false }: Props) {
  const image = useRef<HTMLImageElement>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    const element = image.current;
    // Chromium goes on loading an image that left the document; without an address it stops.
    return () => element?.removeAttribute('src');
  }, []);
  if (failed === address) return fallback;
  return (
    <img
      ref={image}
      loading={lazy ? 'lazy' : 'eager'}
      src={address}
      alt={alt}
      className={className}
      decoding="async"
      draggable={false}
      onError={() => setFailed(address)}
    />
  );
}
