// Why a budget is not held, as far as it was found out; only those of a run that missed them are printed.
export const reasons: Readonly<Record<string, string>> = {
  P1: `Half of a keystroke is the hundred rows and their summaries, which cost the same at any size. What grows is the meeting of several words of
which one is common and one rare: FTS5 walks the lists of all of them. Among a million edits four such words took 1.9 ms to the first hundred matches and
11 ms to the last of 451, which is why an answer stops after a page. The budgets were written on a machine that reads files and starts programs two to three
times as fast as this one; the naive index is slower by the same share.`,
  P2: 'Words: as P1.',
  P3: `As P1: the lists of words grow with the library, the rows that are read for a page do not.`,
  P4: 'What is read is the same at any size; the caches of the system are not.',
  P5: `Since the run of the table a second thread reads, checks and prepares records for the one that writes them. Measured since, the revision before and this in
three turns on a machine with several times more to do than it has cores, 10,000 records in 73 months, of each the second half: the thread that writes took 731, 903 and 1,027 µs
of the processor a record before and takes 458, 547 and 482 µs now, both threads together 838, 971 and 883 µs instead of 769, 940 and 1,065. By the clock, with little else
to do, two turns of 10,000 records gave 1,248 and 1,273 a second before and 1,530 and 1,413 now, of which the first thousand are read without the second thread. The index is the same in every table; while it is made the program has some 40 MB more in memory. What is left is the writing itself: rows with their indexes, words, and
the commit with what the full-text index merges then. Only reading the same files, without keeping anything, is far from twelve thousand a second here.`,
  P6: `Since the run of the table the index keeps less: by SQLite's \`dbstat\` an edit among 100,000 took 1,850 bytes and takes 941. Of these some 29 % are its
packed summary and its text for phrases, 26 % what rows are looked up and sorted by (id, instruction, times, size, seed, stars, sets), 19 % its row, 13 % the
full-text index with its beginnings of one to five letters; instructions, twins and families the rest. Without the text phrases would have to be
looked for in the records. An index that was made of a whole library takes a third more than one that grew with it (10,000 edits: 1,259 bytes): it is read from the
newest edit to the oldest, and what goes by time is then half empty.`,
  P7: `Headless Chromium without a graphics card draws in software on the same two cores. Since the run of the table pictures are painted by a worker, a row at a time.
Measured since, the revision before and this in turns, on a machine with several times more to do than it has cores: of 360 frames of a fling the window's thread took 4.9 to
5.0 s of the processor before and 3.2 to 3.6 s now (an empty page: 0.3 s), all of Chromium 18.2 to 18.9 s and 13.6 to 14.9 s. Four flings of six seconds each had 217, 250, 433
and 683 ms for their slowest hundredth of frames before, and 100, 100, 200 and 533 ms now (an empty page: 33 to 200 ms). What is left is compositing and rastering, which a
graphics card would do; with one, and on a quiet machine, this was not measured.`,
  P8: `Of jumps among 10,000 edits rows were asked for after 17 to 47 ms, the next frame, and were there after 40 to 70 ms; then came some 60 to 80 requests, of some 5 ms each.
Since the run of the table up to 64 pictures are one request. Measured since in the same turns as P7, ten jumps each: 1,318 to 2,407 ms in the middle before, 846 to 1,187 ms
now; a third of that is the wait for the rows. The figure for asking is later than the asking itself, since it is taken at the frame after it.`,
  P9: 'What held the process for so long was not traced.',
  P10: 'Most likely drawing in software, which both sides wait for, as in P7; it was not traced further.',
  P11: `The memory is base64 of pieces of 3 × 16,384 bytes that wait for the socket, and buffers of Node that are not given back at once. Pieces four times as
large took 18 MB and 25 MB where these take 13 MB and 14 MB, at the same speed beside the alternative.`,
  P12: `What is prepared is synced to the disk with a note beside it, which the alternative does not do. Where the alternative's own files were still on their way
to the disk it took 1.81 times as long; waiting for the disk before each round, two runs on a busier machine gave 1.00 and 1.32.`,
  P13: 'A picture and a record are synced, named, and their folder synced, twice each; a sync took several milliseconds on this disk in this run.',
  P14: 'The page waits for its first snapshot, which waits for the library, before it draws its work area.',
  C7: `The proposal takes some three seconds of one core, whatever the original's size: registration, flow, colours and difference of a megapixel. Then the original
is laid on, encoded, decoded again and compared with what was laid, one after the other in one thread; only the first decode runs beside the proposal. What was laid
and what was read again are held side by side while they are compared: of 50 megapixels that is 300 MB.`,
  R4: 'On the same machine at a quieter hour (an empty Node program: 33 ms) it was 216 ms, worst 224 ms.',
};
