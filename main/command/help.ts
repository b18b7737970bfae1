// What `kontext --help` prints.

export const help = `kontext: edit pictures with FLUX.1 Kontext and keep every result with its recipe.

  kontext edit [PICTURE…] -p INSTRUCTION    run one edit (up to four pictures, or none)
      --preset NAME          the words, model and parameters of a preset of the library; --field NAME=VALUE fills one of its fields
      --image FILE           one more picture, or its https address; may be given again
      --allow-host HOST      fetch from there when an address leads on to that host; may be given again
      --send-address         send addresses as they are: SeaArt fetches them, and may get another picture; location is not removed
      --crop X,Y,W,H         send only what is around this place of the first picture, in full detail; “keep” lays it on the whole
      --rotate D             turn the first picture clockwise in what is sent: 90, 180 or 270; “keep” lays it on the picture as it stands
      --straighten D         turn it by a small angle, -45 to 45 degrees clockwise in tenths; its empty corners are cut away
      --cover X,Y,W,H        hide this place of the first picture in what is sent; may be given again; “keep” takes it from the picture
      --model M              flux_kontext_max (or max, the usual one) or flux_kontext_pro (or pro, for drafts)
      --seed N               any whole number; the service chooses when absent
      --aspect-ratio W:H     21:9 to 9:21; that of the first picture when absent
      --output-format F      png or jpeg
      --upsample             let the service rewrite the instruction
      --safety N             0 strictest to 6 most permissive
      --set FIELD=VALUE      any parameter of the model by its own name; “kontext names --json” lists them
      --count N              that many edits, 1 to 12; a given seed counts up
      --rehearsal            practise on this computer: no key, no cost
      --again                run although the very same was paid for before
      --project NAME         the project it belongs to
      --name-template T      what the names of its files say between time and id; else as the window's settings say: {prompt} {project} {model} {seed} {original} {n}
      --wait SECONDS         how long to wait for results (default 900); the edit lives on
  kontext finish ID          the same request on the model that drafts are finished on, or on --model M; it will be another picture
  kontext vary ID            the same request with other seeds, --count N edits (4 when absent), as one set
  kontext batch FILE… -p INSTRUCTION    one edit of each picture; {name} and {n} in the instruction are its name and number
      --preset NAME          in place of -p, as with “edit”
      --folder FOLDER        the pictures of a folder; --matching QUERY: the results of edits
      --fixed FILE           one more picture, the same in every edit; may be given again
      --pilot N              run the first N, then wait for approval
      --limit-pictures N     at most so many that may be charged; --limit-cost X: by the price typed in the window
      --stop-on S            trouble (default) or never: at the first picture that fails, or at none
      --set NAME             what its edits are found by: kontext history set:NAME
      --export FOLDER        copies there under the original names once it has ended
      --list                 all batches; --resume ID, --approve ID, --retry ID (what failed), --cancel ID
  kontext replay NAME FILE…  the steps of a chain on other pictures, each on the result of the last; NAME may be an edit's id: the steps that led to it
      --folder, --matching, --pilot, --limit-pictures, --limit-cost, --stop-on, --set, --export   as with “batch”
      --approve              ask after each step; with --resume ID: they were looked at (“organise --flag reject” keeps one back), go on
      --save NAME            with an edit's id: keep its steps as a chain of that name; --force writes over one that is there
      --list                 all chains and what was run of them; --resume ID, --cancel ID
  kontext watch --add FOLDER  new pictures of that folder wait in an outbox; what lies there now is done
      --chain NAME, --preset NAME   what they are for
      --list                 the folders that are watched; --remove FOLDER: not any more
      --outbox               look now, and say what waits
      --release FOLDER       a batch of what waits, by its chain or preset; says the sum first
      --field, --pilot, --limit-pictures, --limit-cost, --stop-on, --set, --project, --again, --rehearsal, --wait   of a release, as with “batch”
      --leave FOLDER         what waits is not asked about again; the files stay
  kontext history [QUERY]    newest first, or --sort oldest, stars, touched or name; --limit N (default 50); --saved NAME for a search saved in the window
  kontext words [QUERY]      instructions and how they did: uses, stars, kept, out; --sort stars (default), uses or newest; --limit N (default 50)
  kontext organise ID…       mark edits, or all of --matching QUERY
      --stars N  --favourite  --no-favourite  --flag pick|reject|none
      --label NAME|none  --tag T  --untag T  --project NAME|none  --note TEXT
  kontext names              tags, projects and labels in use, presets and snippets, and the models there are
  kontext trash ID…          into the library's trash, or all of --matching QUERY; nothing is deleted
      --empty                everything in it, or the edits named, on to the system's trash
  kontext restore ID…        back out of the library's trash
  kontext sent [QUERY]       everything sent: when, bytes, hash, request id, outcome; --csv, --limit N, --rehearsal
      --summary S            sums by day, month or project, by the prices typed in the window
  kontext show ID            one edit with its whole record
  kontext resume [ID]        go on with what a closed or killed program left; of an edit that is done, fetch missing pictures again
      --request-id R         the id SeaArt gave to an edit whose outcome is unknown
  kontext cancel ID          ask SeaArt to cancel; it may still be charged
  kontext forget ID          give up an edit whose outcome is unknown
  kontext verify             check every file of the library against its record; changes nothing
  kontext rebuild            make the library's index anew from its records
  kontext backup FOLDER      copy what is new in the library there and check each copy; nothing there is deleted, no picture replaced
      --check                compare every file byte by byte, also those that were there
      --restore BACKUP --to FOLDER   a library again, in an empty folder
  kontext export ID…         write copies elsewhere, or of all of --matching QUERY; prints their paths
      --to FOLDER            made when it is not there; else the folder the window exports into
      --pair  --sheet  --page    before and after; contact sheets; one HTML page with sliders for a client
      --format F             received (default), png, jpeg, webp or tiff; --quality 1 to 100 for jpeg and webp (default 90)
      --long-side N          at most so many pixels; nothing is enlarged
      --metadata M           full (recipe, default), standard (caption and AI label), none, or untouched: byte for byte as received
      --name TEMPLATE        words in braces: {date} {time} {prompt} {seed} {project} {model} {n} {id} {index} {width} {height} {original} {name}
      --original             compare with the picture the family began with, not with the step before
      --title TEXT           of sheets and of the page; else the project they have in common
  kontext keep ID            lay the changed parts of a result over the picture it was made from, whose every other pixel stays as it is
      --parts 1,3            these changed parts alone; --mask FILE: where a picture of your own is light
      --feather PX  --tone T     pixels of the original; 0 the tone of the result to 1 that of the original
      --force                also where it should be looked at first; --to FILE.png: a copy there
      --original A --result B --to FILE.png   of any two files, without the library; --crop X,Y,W,H: the part that B shows, --rotate and --straighten: how it was turned
  kontext import FOLDER      take in pictures of other programs (A1111, ComfyUI, InvokeAI, NovelAI, Midjourney and others) or of ours, with their recipes
      --move                 remove each original once its copy is safe
      --bare                 also pictures without a recipe
  kontext key set|status|clear   "set" reads the key from the keyboard or standard input

  --json                     one JSON object a line on standard output, nothing else there

Exit codes: 0 done, 2 usage, 3 key, 4 refused or blocked, 5 network, 6 outcome unknown, 7 library, 130 stopped by Ctrl+C.
Environment: SEAART_API_KEY, SEAART_BASE_URL, KONTEXT_LIBRARY, KONTEXT_HOME.
`;
