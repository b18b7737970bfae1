// Why a budget is not held, as far as it was found out; only those of a run that missed them are printed.
export const reasons: Readonly<Record<string, string>> = {
  P1: `In a quieter hour of the same machine (an empty Node program: 33 ms; the lines of R4 say what it took in this run) a keystroke at
10,000 edits took 1.33 ms at p95. What makes it grow to 100,000 was not traced; a page cache of 8 MB beside an index of some 200 MB is the first
suspect.`,
  P2: 'As P1. Filters that are no words (size, missing, families) go through rows.',
  P3: 'As P1: not traced.',
  P5: `A record costs some 300 µs of processor time, spread over reading, parsing, checking its shape, cutting words and fifteen statements; no single part
stands out. Twelve thousand a second would need several threads that parse for one that writes. A page asked for meanwhile waits for the batch that
is being written, and for what the full-text index merges then.`,
  P6: `Of an edit's bytes more than half are its summary, kept as JSON so that a page needs no other read; a fifth is the full-text index with its
beginnings; the rest is its row, its path and its names.`,
  P7: `Headless Chromium without a graphics card draws in software on the same two cores. Of a fling of four seconds scripts take about 0.6 s; the frames
are late in drawing. With a graphics card this was not measured.`,
  P8: 'A jump waits for its rows from the index, then for frames that are late as in P7, then for decoding in software; the shares were not measured.',
  P9: 'A millisecond over; what held the process for it was not traced.',
  P10: 'Most likely drawing in software, which both sides wait for, as in P7; it was not traced further.',
  P11: `The memory is base64 of pieces of 3 × 65,536 bytes that wait for the socket. Pieces of a quarter of that took 13 MB in a trial; what that costs
in time could not be judged on a busy machine.`,
  P13: 'A picture and a record are synced, named, and their folder synced, twice each; a sync took several milliseconds on this disk in this run.',
  R4: 'On the same machine at a quieter hour (an empty Node program: 33 ms) it was 216 ms, worst 224 ms.',
};
