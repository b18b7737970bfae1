// What the service calls a request, and the pictures that it says came of it; records keep both.
import { z } from 'zod';

/** What SeaArt named the request, and where it says to ask. The URLs are its own words; where they may not be used they are rebuilt. */
export const namedRequestSchema = z.looseObject({
  requestId: z.string().min(1).max(512),
  endpoint: z.string().min(1).max(128),
  responseUrl: z.string().nullable(),
  statusUrl: z.string().nullable(),
  cancelUrl: z.string().nullable(),
});

export type NamedRequest = z.infer<typeof namedRequestSchema>;

export const outputSchema = z.looseObject({
  url: z.string(),
  contentType: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
});

export type Output = z.infer<typeof outputSchema>;
