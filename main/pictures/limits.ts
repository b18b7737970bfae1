// What a picture may be before any of its pixels are decoded.

/** Bytes of a file a person may give. Larger pictures are beyond what the model could use anyway. */
export const maxFileBytes = 256 * 1024 * 1024;
export const maxPixels = 100_000_000;
/** libjpeg's own limit; wider than that is a bomb or a mistake. */
export const maxEdge = 65_500;

/** A prepared picture stays under this many bytes. */
export const maxSentBytes = 10 * 1024 * 1024;
/** For a picture sent with its own bytes, where the model says nothing else. */
export const maxAsIsBytes = 20 * 1000 * 1000;
export const maxAsIsPixels = 20_000_000;
/** Opaque pictures of other kinds become PNG up to here, JPEG above. */
export const maxLosslessPixels = 1_200_000;

/** After this time by the clock the job is given up and the picture process is replaced, unless the machine had no time for it (`host/processor-time.ts`). */
export const watchdogMs = 20_000;
/** A process that is not ready after this time is replaced. */
export const startMs = 60_000;
/** The watchdog of a composite, which registers two pictures and writes a whole original anew. */
export const compositeWatchdogMs = 180_000;
/** sharp's own limit, by the clock alone: it may not come before the watchdog has waited for a busy machine. */
export const decodeSeconds = 90;
/** The same for each step of a composite. */
export const compositeStepSeconds = 600;
